import type { Load } from '../domain/rotation/plan/input.ts';
import type { ChangeCount, Outcome } from '../domain/rotation/simulation/outcome.ts';
import type { SchedulerName } from '../domain/rotation/simulation/schedulers.ts';
import { overRuns, type Run, SCHEDULERS } from '../domain/rotation/simulation/years.ts';

/** How the schedulers are called. */
export const TITLES: Readonly<Record<SchedulerName, string>> = {
  hotline: 'hotline',
  'round-robin': 'round robin',
  'linkedin-oncall': 'linkedin/oncall',
};

/** What is measured, with how many decimals. */
export const MEASURES: ReadonlyArray<
  readonly [title: string, measure: (outcome: Outcome) => number, decimals: number]
> = [
  ['Spread of primary weeks', ({ spread }) => spread.primary, 1],
  ['Spread of backup weeks', ({ spread }) => spread.backup, 1],
  ['Spread of holiday weeks', ({ spread }) => spread.holiday, 1],
  ['Farthest from a share, usually', ({ distance }) => distance.median, 1],
  ['Farthest from a share, at worst', ({ distance }) => distance.worst, 1],
  ['Seats of people who are away', ({ flaws }) => flaws.away, 0],
  ['Weeks with two newcomers', ({ flaws }) => flaws.pairing, 0],
  ['Duties without enough rest', ({ flaws }) => flaws.rest, 0],
  ['Empty seats', ({ flaws }) => flaws.unfilled, 0],
  ['Weeks with one person in both seats', ({ flaws }) => flaws.twice, 0],
  ['Published seats changed for a leave', ({ changes }) => perEvent(changes.away), 2],
  ['… at most', ({ changes }) => changes.away.most, 0],
  ['Published seats changed for a parting', ({ changes }) => perEvent(changes.leaves), 2],
  ['… at most', ({ changes }) => changes.leaves.most, 0],
  ['Swaps that could be made', ({ swaps }) => swaps.made, 0],
];

const perEvent = ({ seats, events }: ChangeCount): number => (events === 0 ? 0 : seats / events);

/** Years of a rotation for people: the schedulers side by side, and who carried what. */
export function simulationTable(runs: readonly Run[], years: number): string {
  const [first] = runs;
  if (first === undefined) return '';
  const { happened, seed, outcomes } = first;
  const width = Math.max(...MEASURES.map(([title]) => title.length)) + 2;
  const many = runs.length > 1;
  const rows = MEASURES.flatMap(([title, measure, decimals]) => {
    const middles = overRuns(runs, measure);
    if (title.includes('both seats') && middles.every(({ worst }) => worst === 0)) return [];
    const texts = middles.map(({ median, worst }) =>
      many ? `${median.toFixed(decimals)} (${worst.toFixed(decimals)})` : median.toFixed(decimals),
    );
    return [`${title.padEnd(width)}${cells(texts)}`];
  });
  const start = outcomes[0]?.weeks[0] ?? '';
  const span = `${String(years)} ${years === 1 ? 'year' : 'years'} from ${start}`;
  return [
    many
      ? `${span}, ${String(runs.length)} times, with the seeds ${String(seed)} to ${String(runs.at(-1)?.seed)}: the median, and in brackets the worst.`
      : `${span}, seed ${String(seed)}. Leaves: ${String(happened.away)}; people who went: ${String(happened.leaves)}, who came: ${String(happened.joins)}; swaps asked for: ${String(happened.swap)}.`,
    '',
    `${''.padEnd(width)}${cells(SCHEDULERS.map(({ name }) => TITLES[name]))}`,
    ...rows,
    '',
    'Spread is the largest less the smallest (weeks served less weeks due by weight) of those who are there at the end.',
    'Round robin and linkedin/oncall know no weights, and leave published weeks alone when somebody is away: those seats',
    'are passed on by hand.',
    '',
    ...(outcomes[0] === undefined ? [] : peopleLines(outcomes[0], many ? seed : undefined)),
    '',
  ].join('\n');
}

const cells = (texts: readonly string[]): string => texts.map((text) => text.padStart(18)).join('');

function peopleLines({ people, scheduler }: Outcome, seed: number | undefined): readonly string[] {
  const width = Math.max(8, ...people.map(({ name }) => name.length)) + 2;
  const run = seed === undefined ? '' : ` with seed ${String(seed)}`;
  return [
    `Weeks served, of those due, by ${TITLES[scheduler]}${run}:`,
    `${''.padEnd(width)}weight  ${['primary', 'backup', 'holidays'].map((t) => t.padEnd(14)).join('')}`.trimEnd(),
    ...people.map(({ name, weight, served, due, joined, left }) => {
      const parts = (['primary', 'backup', 'holiday'] as const).map((kind: keyof Load) =>
        `${String(served[kind])} of ${due[kind].toFixed(1)}`.padEnd(14),
      );
      const stay = [
        ...(joined === undefined ? [] : [`from ${joined}`]),
        ...(left === undefined ? [] : [`to ${left}`]),
      ];
      return `${name.padEnd(width)}${String(weight).padEnd(8)}${parts.join('')}${stay.join(' ')}`.trimEnd();
    }),
  ];
}
