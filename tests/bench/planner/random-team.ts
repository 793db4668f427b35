import type { Assignment } from '../../../src/domain/rotation/assignment.ts';
import { historyOf } from '../../../src/domain/rotation/plan/history.ts';
import type {
  PlanInput,
  PlanPerson,
  PlanTimeOff,
} from '../../../src/domain/rotation/plan/input.ts';
import { plainWeeksFrom } from '../../../src/domain/rotation/plan/plan-weeks.ts';
import { type Random, seededRandom } from '../../../src/domain/rotation/plan/random.ts';
import { addDays } from '../../../src/domain/time/local-date.ts';

/** What kind of team: shares are of people, `away` of their weeks. */
export interface TeamShape {
  readonly people: number;
  readonly weeks: number;
  readonly away: number;
  readonly newcomers: number;
  readonly halfTime: number;
  readonly historyWeeks: number;
}

const MONDAY = '2027-01-04';
const HOLIDAYS = 0.2;
const CAPABLE = 0.6;
const RECENT_WEEKS = 10;
const GRADUATE_AFTER = 3;

/** The ordinary team that the goals speak of. */
export const ordinary = (people: number, weeks: number): TeamShape => ({
  people,
  weeks,
  away: 0.1,
  newcomers: 0.4,
  halfTime: 0.2,
  historyWeeks: 26,
});

/** 4 to 8 people, a fifth to a third of the time away, mostly newcomers, without a past. */
export function tight(seed: number): TeamShape {
  const random = seededRandom(seed);
  return {
    people: 4 + Math.floor(random() * 5),
    weeks: 26,
    away: 0.2 + 0.15 * random(),
    newcomers: 0.6 + 0.2 * random(),
    halfTime: 0.2,
    historyWeeks: 0,
  };
}

/** A team of that shape; the same for the same seed. No leave is long, and nobody joins or leaves on the way. */
export function randomTeam(shape: TeamShape, seed: number): PlanInput {
  const random = seededRandom(seed);
  const numbers = Array.from({ length: shape.people }, (_, i) => i);
  const some = (share: number): ReadonlySet<number> =>
    new Set(shuffled(numbers, random).slice(0, Math.round(share * shape.people)));
  const [newcomers, halfTime] = [some(shape.newcomers), some(shape.halfTime)];
  const first = addDays(MONDAY, -7 * shape.historyWeeks);
  const members = numbers.map((i): PlanPerson => {
    const since = newcomers.has(i) ? Math.floor(random() * RECENT_WEEKS) : shape.historyWeeks;
    return {
      id: `p${String(i)}`,
      name: `p${String(i)}`,
      level: newcomers.has(i) ? 'newcomer' : 'veteran',
      weight: halfTime.has(i) ? 0.5 : 1,
      capabilities: random() < CAPABLE ? ['closed'] : [],
      joins: addDays(MONDAY, -7 * Math.min(since, shape.historyWeeks)),
      primaryWeeks: 0,
    };
  });
  const past = plainWeeksFrom(
    first,
    shape.historyWeeks,
    holidayWeeks(first, shape.historyWeeks, random),
  );
  const before = pastDuties(
    members,
    past.map(({ week }) => week),
    random,
  );
  const history = historyOf(members, past, before);
  const isPrimary = (id: string): number =>
    before.filter((a) => a.role === 'primary' && a.responderId === id).length;
  return {
    people: members.map((member) => ({
      ...member,
      primaryWeeks: isPrimary(member.id),
      history: shape.historyWeeks === 0 ? undefined : history.get(member.id),
    })),
    weeks: plainWeeksFrom(MONDAY, shape.weeks, holidayWeeks(MONDAY, shape.weeks, random)),
    timeOff: members.flatMap(({ id }) => timeOffOf(id, shape, random)),
    before,
    published: [],
    fixed: [],
    policy: { restWeeks: 1, graduateAfter: GRADUATE_AFTER, wanted: [['closed']] },
  };
}

export function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  return items
    .map((item) => ({ item, key: random() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

function holidayWeeks(first: string, count: number, random: Random): readonly string[] {
  return Array.from({ length: count }, (_, w) => addDays(first, 7 * w)).filter(
    () => random() < HOLIDAYS,
  );
}

/** Absences of one to three weeks, Monday to Friday and never side by side, until the share is reached. */
function timeOffOf(id: string, { weeks, away }: TeamShape, random: Random): PlanTimeOff[] {
  const isAway = new Set<number>();
  const timeOff: PlanTimeOff[] = [];
  const wanted = Math.round(away * weeks);
  for (let tries = 0; tries < 50 * weeks && isAway.size < wanted; tries += 1) {
    const length = Math.min(1 + Math.floor(random() * 3), wanted - isAway.size);
    const from = Math.floor(random() * (weeks - length + 1));
    const span = Array.from({ length: length + 2 }, (_, k) => from - 1 + k);
    if (span.some((w) => isAway.has(w))) continue;
    for (const w of span.slice(1, -1)) isAway.add(w);
    const monday = addDays(MONDAY, 7 * from);
    timeOff.push({ responderId: id, from: monday, to: addDays(monday, 7 * length - 3) });
  }
  return timeOff;
}

/**
 * A past as somebody leaves it who keeps the list with care: each week one of the two who are furthest behind by weight
 * and did not serve the week before; newcomers seldom as primary.
 */
function pastDuties(
  members: readonly PlanPerson[],
  weeks: readonly string[],
  random: Random,
): readonly Assignment[] {
  const duties: Assignment[] = [];
  /** Seats served less those due, by role. */
  const ahead = { primary: new Map<string, number>(), backup: new Map<string, number>() };
  let rested: readonly PlanPerson[] = [];
  const primaries = (id: string): number =>
    duties.filter((a) => a.role === 'primary' && a.responderId === id).length;
  for (const week of weeks) {
    const there = members.filter(({ joins }) => (joins ?? week) <= week);
    const weights = there.reduce((sum, { weight }) => sum + weight, 0);
    const pair: PlanPerson[] = [];
    for (const role of ['primary', 'backup'] as const) {
      const behind = there
        .filter((p) => !pair.includes(p) && !rested.includes(p))
        .filter(
          (p) => role === 'backup' || p.level === 'veteran' || primaries(p.id) < GRADUATE_AFTER - 1,
        )
        .toSorted((a, b) => (ahead[role].get(a.id) ?? 0) - (ahead[role].get(b.id) ?? 0));
      const who = shuffled(behind.slice(0, 2), random)[0];
      for (const { id, weight } of there) {
        ahead[role].set(id, (ahead[role].get(id) ?? 0) - weight / weights);
      }
      if (who === undefined) continue;
      pair.push(who);
      ahead[role].set(who.id, (ahead[role].get(who.id) ?? 0) + 1);
      duties.push({ week, role, responderId: who.id });
    }
    rested = pair;
  }
  return duties;
}
