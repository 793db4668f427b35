import { comparePlans } from '../../../domain/rotation/plan/what-if/compare-plans.ts';
import type { Supposition } from '../../../domain/rotation/plan/what-if/suppose.ts';
import {
  loadLines,
  moveLines,
  namesIn,
  qualityLines,
  ruleLines,
  suppositionsWords,
  suppositionWords,
  type Wording,
} from '../../../domain/rotation/plan/what-if/words.ts';
import type { ResponderId } from '../../../domain/team/responder.ts';
import { daysBetween, yearOf } from '../../../domain/time/local-date.ts';
import type { SupposedPlan } from '../../../features/rotation/planning/suppose-plan.ts';
import { context, type Message, section } from './blocks.ts';
import { some } from './plan-preview.ts';
import { counted, cut, LIMITS, safeCut, safeLine, writtenDate } from './text.ts';

/** Days from which on a date says its year. */
const MOST_OF_A_YEAR = 330;

/** What changes would do: who moves, what gives way, and the quality before and after. Seen by the asker alone. */
export function whatIfMessage({ whatIf }: SupposedPlan, asker: ResponderId | undefined): Message {
  const first = whatIf.before.input.weeks[0]?.week ?? '';
  const wording: Wording = {
    nameOf: namesIn(whatIf),
    dateOf: (date) =>
      daysBetween(first, date) < MOST_OF_A_YEAR
        ? writtenDate(date)
        : `${writtenDate(date)} ${String(yearOf(date))}`,
  };
  const compared = comparePlans(whatIf);
  const { moves, unpublished, outside } = compared;
  const { input, plan } = whatIf.before;
  const seats =
    moves.length === 0
      ? 'no published seat would move'
      : `${counted(moves.length, 'published seat')} would move`;
  const head = `If ${safeCut(suppositionsWords(whatIf.changes, wording), 500)}: ${seats}`;
  const loads = loadLines(compared, wording);
  const last = input.weeks.at(-1)?.week ?? first;
  const weeks = `${counted(plan.weeks.length, 'week')}, ${writtenDate(first)} to the week of ${writtenDate(last)}`;
  return {
    text: cut(head, LIMITS.text),
    blocks: [
      section(`*${head}*`),
      ...(moves.length === 0 ? [] : [section(lines(moveLines(compared, wording)))]),
      ...outside.map((change) => section(outsideWords(change, plan.weeks.length, wording))),
      section(lines(ruleLines(compared, wording))),
      section(
        loads.length === 0
          ? 'Everybody would carry as much as now.'
          : `*Weeks as primary/backup/of these on holidays*\n${lines(loads)}`,
      ),
      section(`*The plan of ${weeks}*\n${lines(qualityLines(compared))}`),
      context(
        [
          'Nothing is changed, and nobody was told.',
          unpublished === 0
            ? ''
            : `${counted(unpublished, 'week')} not published yet would be planned anew.`,
          ...whatIf.changes.map((change) => howTo(change, asker, wording)),
        ]
          .filter((words) => words !== '')
          .join(' '),
      ),
    ],
  };
}

const lines = (all: readonly string[]): string => some(all.map(safeLine)).join('\n');

const outsideWords = (change: Supposition, weeks: number, wording: Wording): string =>
  `⚠ ${safeLine(suppositionWords(change, wording))}: that lies outside of these ${counted(weeks, 'week')}. Ask for more: \`/oncall plan 52 if …\``;

/** How to really do it, where a command does. */
function howTo(change: Supposition, asker: ResponderId | undefined, { nameOf }: Wording): string {
  if (change.kind !== 'away' && change.kind !== 'there') return '';
  const { kind, responderId, from, to } = change;
  const name = nameOf(responderId);
  const isOwn = responderId === asker;
  // A name of two words cannot be typed behind an @.
  if (!isOwn && !/^[\p{L}\p{N}._-]+$/u.test(name)) return '';
  const verb = kind === 'away' ? 'away' : 'away back';
  const days = from === to ? from : `${from}..${to}`;
  const command = `\`/oncall ${verb} ${isOwn ? '' : `@${safeLine(name)} `}${days}\``;
  return isOwn ? `To do it: ${command}.` : `To do it, as an admin: ${command}.`;
}
