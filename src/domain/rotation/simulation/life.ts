import type { LocalDate } from '../../time/instant.ts';
import { addDays } from '../../time/local-date.ts';
import type { PlanPerson, PlanTimeOff, PlanWeek } from '../plan/input.ts';
import type { Random } from '../plan/random.ts';

/** How much happens to a team. */
export interface LifeRates {
  /** The share of their weeks that people are away, 0 to below 1. */
  readonly away: number;
  /** The share of the team that leaves in a year; somebody else joins for each. */
  readonly turnover: number;
  /** Swaps that each person asks for in a year. */
  readonly swaps: number;
}

/** Something that becomes known in the week with the number `at`, before that week is over. */
export type LifeEvent = { readonly at: number } & (
  | { readonly kind: 'away'; readonly timeOff: PlanTimeOff }
  | { readonly kind: 'leaves'; readonly responderId: string; readonly on: LocalDate }
  | { readonly kind: 'joins'; readonly person: PlanPerson }
  /** Which of the swaps that are possible it is, 0 to below 1. */
  | { readonly kind: 'swap'; readonly responderId: string; readonly draw: number }
);

const WEEKS_A_YEAR = 52;
/** Leave is of one week, two or three. */
const LONGEST_LEAVE = 3;
const USUAL_LEAVE = 2;
/** Weeks ahead at which leave is said: some weeks, or months. */
const NOTICE = { least: 1, more: 20 };
/** Weeks ahead at which somebody says that they go. */
const PARTING = 6;
/** Weeks until somebody comes for who went. */
const GAP = { least: 2, more: 12 };
/** Nobody goes in the first weeks after they came. */
const SETTLED = 26;
const PART_TIMERS = 0.2;

/**
 * What happens to a team over these weeks: leave, people who go and others who come for them, swaps. The same for the same
 * numbers, whoever plans, so that plans can be set side by side.
 */
export function lifeOf(
  people: readonly PlanPerson[],
  weeks: readonly PlanWeek[],
  rates: LifeRates,
  random: Random,
): readonly LifeEvent[] {
  const events: LifeEvent[] = [];
  const lives = people.map((person) => ({ person, from: 0 }));
  // Those who come are lived through, too: the list grows on the way.
  for (const { person, from } of lives) {
    const until = lastWeekOf(from, weeks.length, rates, random);
    events.push(...yearsOf(person, weeks, [from, until], rates, random));
    if (until === weeks.length - 1) continue;
    events.push({
      at: Math.max(from, until - PARTING),
      kind: 'leaves',
      responderId: person.id,
      on: addDays(weeks[until]!.week, 4),
    });
    const comes = until + 1 + GAP.least + Math.floor(random() * GAP.more);
    const week = weeks[comes];
    if (week === undefined) continue;
    const joiner = successor(person, lives.length + 1 - people.length, week, random);
    lives.push({ person: joiner, from: comes });
    events.push({ at: Math.max(0, comes - GAP.least), kind: 'joins', person: joiner });
  }
  return events.toSorted((a, b) => a.at - b.at);
}

function lastWeekOf(from: number, weeks: number, rates: LifeRates, random: Random): number {
  for (let w = from + SETTLED; w < weeks - 1; w += 1) {
    if (random() < rates.turnover / WEEKS_A_YEAR) return w;
  }
  return weeks - 1;
}

/** Leave and swaps of one person between two weeks, both included. */
function yearsOf(
  { id }: PlanPerson,
  weeks: readonly PlanWeek[],
  [from, until]: readonly [number, number],
  { away, swaps }: LifeRates,
  random: Random,
): readonly LifeEvent[] {
  const events: LifeEvent[] = [];
  // Weeks away for each week there: so many leaves begin in a week that somebody is there.
  const begins = away / (1 - away) / USUAL_LEAVE;
  for (let w = from; w <= until; w += 1) {
    if (random() < swaps / WEEKS_A_YEAR) {
      events.push({ at: w, kind: 'swap', responderId: id, draw: random() });
    }
    if (random() >= begins) continue;
    const length = 1 + Math.floor(random() * LONGEST_LEAVE);
    const last = Math.min(until, w + length - 1);
    const notice = NOTICE.least + Math.floor(random() * NOTICE.more);
    const timeOff = {
      responderId: id,
      from: weeks[w]!.week,
      to: addDays(weeks[last]!.week, 4),
    };
    if (w > from) events.push({ at: Math.max(from, w - notice), kind: 'away', timeOff });
    w = last;
  }
  return events;
}

/** Who comes for somebody: a newcomer, with what the other could do. */
function successor(
  { capabilities }: PlanPerson,
  number: number,
  { week }: PlanWeek,
  random: Random,
): PlanPerson {
  return {
    id: `new ${String(number)}`,
    name: `new ${String(number)}`,
    level: 'newcomer',
    weight: random() < PART_TIMERS ? 0.5 : 1,
    capabilities,
    joins: week,
    primaryWeeks: 0,
  };
}
