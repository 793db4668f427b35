import type { KnownBlock } from '@slack/types';
import { environmentsOfNobody } from '../../../domain/rotation/plan/needs.ts';
import type { Plan } from '../../../domain/rotation/plan/plan.ts';
import { conflictLines, violationWords } from '../../../domain/rotation/plan/words.ts';
import { changesOf, type DraftSeat, type PlanDraft } from '../../../domain/rotation/plan-draft.ts';
import type { ResponderId } from '../../../domain/team/responder.ts';
import type { PlanPreview } from '../../../features/rotation/planning/make-draft.ts';
import { ACTION } from '../ids.ts';
import { actions, button, context, type Message, section, sections } from './blocks.ts';
import { daysWords } from './plan-notices.ts';
import { counted, safeLine, writtenDate } from './text.ts';

type NameOf = (id: ResponderId) => string;

/** The last that may be said of one thing, before it would push everything else off the screen. */
const MOST_LINES = 12;

/** A plan before it is published: the weeks, what gives way, how fair it is, what changes. Seen by the asker alone. */
export function planPreview(preview: PlanPreview): Message {
  const { team, draft, plan, input } = preview;
  const nameOf = namesIn(preview);
  const last = draft.seats.at(-1)?.week ?? draft.first;
  const isNew = changesOf(draft).length > 0;
  const head = `Plan for ${safeLine(team.name)}, ${writtenDate(draft.first)} to the week of ${writtenDate(last)} (${counted(plan.weeks.length, 'week')})${isNew ? ', not published yet' : ''}`;
  return {
    text: head,
    blocks: [
      section(`*${head}*`),
      ...sections(weekLines(preview, nameOf)),
      section(
        [
          ...fairness(plan, input.people.length),
          ...unmetLines(preview),
          ...gaveWay(plan, nameOf),
        ].join('\n'),
      ),
      section(changesWords(draft, nameOf)),
      actions(
        'plan-preview',
        ...(isNew ? [button('Publish', ACTION.publishDraft, draft.id, 'primary')] : []),
        button('What if…', ACTION.whatIf, team.key),
        button('Reasons', ACTION.planReasons, draft.id),
      ),
      context(
        isNew
          ? 'Publishing tells everybody whose weeks change, and nobody else. Only an admin can.'
          : 'This is what is published already: there is nothing to change.',
      ),
    ],
  };
}

/** Days off that lie in published weeks: who would take them over, before anything is written. */
export function awayPreview(preview: PlanPreview): Message {
  const { draft } = preview;
  return {
    text: awayHead(preview),
    blocks: [
      ...awayFacts(preview),
      actions(
        'away-preview',
        button('Take the days off', ACTION.publishDraft, draft.id, 'primary'),
        button('Reasons', ACTION.planReasons, draft.id),
      ),
      context(AWAY_TELLS),
    ],
  };
}

/** The same in a form, which has a button of its own. */
export function awayPreviewBlocks(preview: PlanPreview): readonly KnownBlock[] {
  return [...awayFacts(preview), context(AWAY_TELLS)];
}

const AWAY_TELLS = 'It tells those whose weeks change, with before and after, and nobody else.';

function awayHead(preview: PlanPreview): string {
  const { daysOff } = preview.draft;
  const who = daysOff ? namesIn(preview)(daysOff.responderId) : 'somebody';
  const days = daysOff ? daysWords(daysOff) : '';
  return `${who} away ${days}: published weeks lie in it. Nothing is written yet`;
}

function awayFacts(preview: PlanPreview): readonly KnownBlock[] {
  const nameOf = namesIn(preview);
  const broken = gaveWay(preview.plan, nameOf);
  return [
    section(`*${awayHead(preview)}.*`),
    section(changesWords(preview.draft, nameOf)),
    section(broken.length === 0 ? 'Pairing and rest hold for everybody.' : broken.join('\n')),
  ];
}

/** What a draft does to published weeks: who moves, whether the rules hold, how fair it stays. */
export function previewLines(preview: PlanPreview): readonly KnownBlock[] {
  const { draft, plan, input } = preview;
  const nameOf = namesIn(preview);
  const broken = gaveWay(plan, nameOf);
  return [
    ...sections(changesWords(draft, nameOf).split('\n')),
    section(
      [
        ...(broken.length === 0 ? [RULES_HOLD] : broken),
        ...fairness(plan, input.people.length),
      ].join('\n'),
    ),
  ];
}

const RULES_HOLD = 'Every newcomer has a veteran beside them, and everybody their rest.';

/** Why each seat is whose it is. */
export function planReasons(draft: PlanDraft, nameOf: NameOf): Message {
  const lines = draft.seats.map(
    ({ week, role, after, why }) =>
      `${writtenDate(week)} ${role}: *${after === undefined ? 'nobody' : nameOf(after)}*, ${safeLine(why)}`,
  );
  return { text: 'Why it is them', blocks: sections(lines) };
}

function namesIn({ names }: PlanPreview): NameOf {
  return (id) => safeLine(names.get(id) ?? 'somebody who left');
}

/** A line for each week: columns would break on a phone. */
function weekLines({ plan, draft }: PlanPreview, nameOf: NameOf): readonly string[] {
  const name = (id: ResponderId | undefined): string => (id === undefined ? 'nobody' : nameOf(id));
  const changed = new Set(changesOf(draft).map(({ week }) => week));
  const published = new Set(draft.seats.filter((s) => s.before !== undefined).map((s) => s.week));
  return plan.weeks.map(({ week, isHoliday, primary, backup }) =>
    [
      `*${writtenDate(week).slice(4)}*  ${name(primary.responderId)}, backup ${name(backup.responderId)}`,
      ...(isHoliday ? ['holiday week'] : []),
      ...(changed.has(week) ? [published.has(week) ? 'changed' : 'new'] : []),
      ...new Set([...primary.gaveWay, ...backup.gaveWay].map((rule) => `⚠ ${rule}`)),
    ].join(' · '),
  );
}

function fairness({ shares, quality }: Plan, people: number): readonly string[] {
  const range = (role: 'primary' | 'backup' | 'holiday'): string => {
    const weeks = shares.map(({ planned }) => planned[role]);
    const [least, most] = [Math.min(...weeks), Math.max(...weeks)];
    return least === most ? String(least) : `${String(least)} to ${String(most)}`;
  };
  const proof = quality.isProven
    ? 'proven best'
    : quality.wasCutShort
      ? 'the search was cut short'
      : 'no better one was found';
  const rest =
    quality.rest === undefined
      ? ''
      : ` Rest: at least ${counted(quality.rest.least, 'week')}, usually ${counted(quality.rest.median, 'week')}.`;
  return [
    `Fair by weight and history among ${counted(people, 'person')} (${proof}): primary ${range('primary')} weeks each, backup ${range('backup')}, holiday weeks ${range('holiday')}.${rest}`,
  ];
}

/** An environment in which nobody may work concerns every week: it is said once. */
function unmetLines({ team, input }: PlanPreview): readonly string[] {
  return environmentsOfNobody(team.environments, input.people).map(({ name, needs }) => {
    const what = needs.map(safeLine).join(', ');
    return `⚠ Nobody on the rotation may work in ${safeLine(name)}, in no week: \`/oncall people set @somebody capabilities ${what}\` says who may.`;
  });
}

function gaveWay({ violations, conflicts }: Plan, nameOf: NameOf): readonly string[] {
  // What stands in the way explains what gives way, and must not fall off the end.
  const lines = [
    ...conflictLines(conflicts, writtenDate).map((one) => `⚠ ${safeLine(one)}`),
    ...violations.map((v) => `⚠ ${writtenDate(v.week)}: ${safeLine(violationWords(v, nameOf))}`),
  ];
  return some(lines);
}

function changesWords(draft: PlanDraft, nameOf: NameOf): string {
  const changes = changesOf(draft).filter(({ before }) => before !== undefined);
  if (changes.length === 0) return 'Changes to published weeks: none.';
  const words = ({ week, role, before, after }: DraftSeat): string =>
    `${writtenDate(week)} ${role}: ${after === undefined ? 'nobody' : nameOf(after)} for ${before === undefined ? 'nobody' : nameOf(before)}`;
  return [
    `Changes to published weeks: ${String(changes.length)}`,
    ...some(changes.map(words)),
  ].join('\n');
}

/** Lines, and how many more there would be. */
export function some(lines: readonly string[]): readonly string[] {
  return lines.length <= MOST_LINES
    ? lines
    : [...lines.slice(0, MOST_LINES), `… and ${String(lines.length - MOST_LINES)} more`];
}
