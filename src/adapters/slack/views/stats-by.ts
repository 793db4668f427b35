import type { DutyLoad } from '../../../domain/figures/duty-load.ts';
import type { Figures, PersonFigures } from '../../../domain/figures/figures.ts';
import type { Group } from '../../../domain/figures/groups.ts';
import { groupWords } from '../../../domain/figures/sentences.ts';
import { dutyWeeks, tenths } from '../../../domain/figures/words.ts';
import type { Incident } from '../../../domain/incident/incident.ts';
import type { ResponderId } from '../../../domain/team/responder.ts';
import { environmentName, type Team } from '../../../domain/team/team.ts';
import { context, type Message, section, sections } from './blocks.ts';
import { titleLine } from './incident-words.ts';
import { statsHead, TRACED, type TracedFigure } from './stats.ts';
import { counted, cut, safeLine, when } from './text.ts';

/** Lines that fit a message and are still read. */
const MOST_LINES = 30;
export const MOST_INCIDENTS = 20;
/** Of a customer's name and of an incident's title. */
const NAME_LIMIT = 80;

/** What each person carried, by name: never in the order of a number. */
export function statsByPerson(
  team: Team,
  figures: Figures,
  nameOf: (id: ResponderId) => string,
): Message {
  const head = `What people carried. ${statsHead(team, figures)}`;
  const lines = figures.people
    .map((one) => ({ name: safeLine(nameOf(one.id)), one }))
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map(({ name, one }) => `*${name}*  ${personWords(one)}`);
  return listMessage(
    head,
    lines,
    'Weeks are what somebody held, covers included, of what was due by weight. How fast each one answered is not counted.',
  );
}

function personWords({ load, owned, effort, pages, covers }: PersonFigures): string {
  const count = (kind: string): number => covers.filter((one) => one === kind).length;
  const [stepUps, takes] = [count('step-up'), count('take')];
  const said = [
    ...(load === undefined ? [] : weeksWords(load)),
    ...(owned.length === 0 ? [] : [counted(owned.length, 'incident')]),
    ...(effort.stated.length === 0 ? [] : [`${tenths(effort.hours)} h`]),
    ...(pages.toPeople === 0
      ? []
      : [
          `${counted(pages.toPeople, 'page')}${pages.repeats === 0 ? '' : ` (${counted(pages.repeats, 'repeat')})`}`,
        ]),
    ...(stepUps === 0 ? [] : [counted(stepUps, 'step-up')]),
    ...(takes === 0 ? [] : [counted(takes, 'take-over')]),
  ];
  return said.length === 0 ? 'nothing' : said.join(' · ');
}

/** Half a day of a week: what is less is no load that anybody would want to read of. */
const LEAST_WEEKS = 0.1;

/** What was hardly carried and hardly due is left out. */
function weeksWords({ served, due }: DutyLoad): readonly string[] {
  return (['primary', 'backup', 'holiday'] as const).flatMap((kind) =>
    Math.max(served[kind], due[kind]) < LEAST_WEEKS
      ? []
      : [`${kind} ${dutyWeeks(served[kind])} of ${dutyWeeks(due[kind])} weeks`],
  );
}

export function statsByEnvironment(team: Team, figures: Figures): Message {
  return byGroup(`By environment. ${statsHead(team, figures)}`, figures.groups.environment, (key) =>
    safeLine(environmentName(team, key)),
  );
}

export function statsByCustomer(team: Team, figures: Figures): Message {
  return byGroup(
    `By customer. ${statsHead(team, figures)}`,
    figures.groups.customer,
    (key) => (key === '' ? 'Not named' : safeLine(cut(key, NAME_LIMIT))),
    'Customers in restricted environments are not named. `/oncall list customer Reed` lists one’s incidents.',
  );
}

function byGroup(
  head: string,
  groups: readonly Group[],
  name: (key: string) => string,
  note?: string,
): Message {
  const lines = groups.map((group) => `*${name(group.key)}*  ${groupWords(group)}`);
  return listMessage(head, lines, note);
}

function listMessage(head: string, lines: readonly string[], note: string | undefined): Message {
  const left = lines.length - MOST_LINES;
  const small = [
    ...(left > 0 ? [`${String(left)} more: \`hotline stats --json\` has them all.`] : []),
    ...(note === undefined ? [] : [note]),
  ];
  return {
    text: head,
    blocks: [
      section(`*${head}*`),
      ...sections(lines.length === 0 ? ['There is nothing to count.'] : lines.slice(0, MOST_LINES)),
      ...(small.length === 0 ? [] : [context(small.join(' '))]),
    ],
  };
}

/** The incidents behind a figure, the latest ones in words. */
export function statsIncidents(
  team: Team,
  figures: Figures,
  figure: TracedFigure,
  shown: readonly Incident[],
  count: number,
): Message {
  const { zone } = team.calendar;
  const head = `${counted(count, 'incident')} ${TRACED[figure]}. ${statsHead(team, figures)}`;
  const lines = shown
    .slice(0, MOST_INCIDENTS)
    .map((one) => `${cut(titleLine(one), 2 * NAME_LIMIT)} · came in ${when(one.cameInAt, zone)}`);
  const left = count - lines.length;
  return {
    text: head,
    blocks: [
      section(`*${head}*`),
      ...sections(lines.length === 0 ? ['None.'] : lines),
      context(
        `${left > 0 ? `The latest ${String(lines.length)}; ${String(left)} more. \`hotline stats --json\` has them all. ` : ''}\`/oncall show INC-12\` shows one in full.`,
      ),
    ],
  };
}
