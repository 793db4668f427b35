import { addDays, mondayOf, toDayNumber, yearOf } from '../../time/local-date.ts';
import type { PlanInput, PlanWeek } from '../plan/input.ts';
import { seededRandom } from '../plan/random.ts';
import { type LifeEvent, type LifeRates, lifeOf } from './life.ts';
import type { Outcome } from './outcome.ts';
import { hotline, linkedin, plainRoundRobin, type Scheduler } from './schedulers.ts';
import { simulate } from './simulate.ts';

/** Set side by side, in this order. */
export const SCHEDULERS: readonly Scheduler[] = [hotline, plainRoundRobin, linkedin];

/** The same years, as each scheduler lived through them. */
export interface Run {
  readonly seed: number;
  /** How often each kind of thing happened. */
  readonly happened: Readonly<Record<LifeEvent['kind'], number>>;
  /** In the order of `SCHEDULERS`. */
  readonly outcomes: readonly Outcome[];
}

/** Lives through the same years with every scheduler; the same for the same input, rates and seed. */
export function runYears(
  start: PlanInput,
  rates: LifeRates,
  seed: number,
  onWeek?: (scheduler: number, week: number) => void,
): Run {
  const events = lifeOf(start.people, start.weeks, rates, seededRandom(seed));
  const count = (kind: LifeEvent['kind']): number =>
    events.filter((event) => event.kind === kind).length;
  return {
    seed,
    happened: {
      away: count('away'),
      leaves: count('leaves'),
      joins: count('joins'),
      swap: count('swap'),
    },
    outcomes: SCHEDULERS.map((scheduler, s) =>
      simulate(start, events, scheduler, (week) => onWeek?.(s, week)),
    ),
  };
}

/** The holiday weeks of a list that names one year's, each year again. */
export function withYearlyHolidays(weeks: readonly PlanWeek[]): readonly PlanWeek[] {
  const named = weeks.filter(({ isHoliday }) => isHoliday).map(({ week }) => week);
  const [first, last] = [weeks[0]?.week, weeks.at(-1)?.week];
  if (first === undefined || last === undefined) return weeks;
  const again = new Set<string>();
  for (const week of named) {
    // Its Thursday, by which an ISO week belongs to a year, on the same day of every later year.
    const thursday = addDays(week, 3);
    const day = toDayNumber(thursday) - toDayNumber(`${String(yearOf(thursday))}-01-01`);
    for (let year = yearOf(thursday); year <= yearOf(last) + 1; year += 1) {
      again.add(mondayOf(addDays(`${String(year)}-01-01`, day)));
    }
  }
  return weeks.map((week) => (again.has(week.week) ? { ...week, isHoliday: true } : week));
}

/** The middle of some numbers, and the largest. */
export interface Middle {
  readonly median: number;
  readonly worst: number;
}

export function middleOf(values: readonly number[]): Middle {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: sorted[sorted.length >> 1] ?? 0, worst: sorted.at(-1) ?? 0 };
}

/** One measure of every scheduler, over all runs. */
export const overRuns = (
  runs: readonly Run[],
  measure: (outcome: Outcome) => number,
): readonly Middle[] =>
  SCHEDULERS.map((_, s) => middleOf(runs.map(({ outcomes }) => measure(outcomes[s]!))));
