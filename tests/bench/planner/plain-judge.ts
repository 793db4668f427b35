import type { Assignment } from '../../../src/domain/rotation/assignment.ts';
import type { PlanInput } from '../../../src/domain/rotation/plan/input.ts';

/** A duty week's pair, by the number of the person in the input; undefined is an empty seat. */
export type Pairs = ReadonlyArray<
  readonly [primary: number | undefined, backup: number | undefined]
>;

/** What the rules and the shares are for an input, from docs/planner.md; shares nothing with the planner. */
export interface Facts {
  /** By week and person. */
  readonly isThere: ReadonlyArray<readonly boolean[]>;
  /** By week: seats that can be filled, 0 to 2. */
  readonly seats: readonly number[];
  /** By person: primary, backup, holiday. */
  readonly quotas: ReadonlyArray<readonly [number, number, number]>;
  /** By person and week: the part of the quota that has accrued by its end. */
  readonly accrued: ReadonlyArray<readonly number[]>;
  /** By person: weeks as primary that are missing to a veteran; 0 is one. */
  readonly missing: readonly number[];
  /** By person: weeks between the last duty before the horizon and its first week; 1 is the week before. */
  readonly lastAgo: readonly number[];
}

/** Knows what `randomTeam` makes: people who stay, short leave, weeks without gaps. */
export function factsOf({ people, weeks, timeOff, before, policy }: PlanInput): Facts {
  const isThere = weeks.map(({ openDays }) =>
    people.map(
      ({ id }) =>
        !timeOff.some(
          (off) => off.responderId === id && openDays.some((d) => d >= off.from && d <= off.to),
        ),
    ),
  );
  const seats = isThere.map((there) => Math.min(2, there.filter(Boolean).length));
  const weights = people.reduce((sum, { weight }) => sum + weight, 0);
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  const primarySeats = seats.filter((n) => n >= 1).length;
  const backupSeats = seats.filter((n) => n >= 2).length;
  const holidaySeats = sum(seats.map((n, w) => (weeks[w]!.isHoliday ? n : 0)));
  const past = [...new Set(before.map(({ week }) => week))].toSorted();
  return {
    isThere,
    seats,
    quotas: people.map(({ weight, history }) => {
      const share = weight / weights;
      const owed = (kind: 'primary' | 'backup' | 'holiday'): number =>
        history === undefined ? 0 : history.entitled[kind] - history.served[kind];
      return [
        share * primarySeats + owed('primary'),
        share * backupSeats + owed('backup'),
        share * holidaySeats + owed('holiday'),
      ];
    }),
    accrued: people.map(() => weeks.map((_, w) => (w + 1) / weeks.length)),
    missing: people.map(({ level, primaryWeeks }) =>
      level === 'veteran' ? 0 : policy.graduateAfter - primaryWeeks,
    ),
    lastAgo: people.map(({ id }) => {
      const last = before
        .filter((a) => a.responderId === id)
        .map(({ week }) => week)
        .toSorted();
      const week = last.at(-1);
      return week === undefined ? Number.POSITIVE_INFINITY : past.length - past.indexOf(week);
    }),
  };
}

export interface Judgement {
  readonly away: number;
  readonly twice: number;
  readonly unfilled: number;
  readonly pairing: number;
  readonly rest: number;
  readonly capability: number;
  readonly changes: number;
  /** F. */
  readonly unfair: number;
  /** Largest less smallest (served − quota): primary, backup, holiday. */
  readonly spread: readonly [number, number, number];
  /** D. */
  readonly alongTheWay: number;
}

/** Judges pairs from the input alone, by counting. */
export function judgePairs(input: PlanInput, facts: Facts, pairs: Pairs): Judgement {
  const { people, weeks, policy } = input;
  let [away, twice, unfilled, pairing, rest, capability, along] = [0, 0, 0, 0, 0, 0, 0];
  const last = facts.lastAgo.map((ago) => -ago);
  const served = people.map((): [number, number, number] => [0, 0, 0]);
  for (const [w, pair] of pairs.entries()) {
    const there = pair.filter((who) => who !== undefined);
    unfilled += 2 - there.length;
    away += there.filter((who) => !facts.isThere[w]![who]!).length;
    if (there.length === 2 && there[0] === there[1]) twice += 1;
    rest += there.filter((who) => w - last[who]! - 1 < policy.restWeeks).length;
    const isNewcomer = (who: number): boolean => served[who]![0] < facts.missing[who]!;
    if (there.length === 2 && there.every(isNewcomer)) pairing += 1;
    for (const set of policy.wanted) {
      const isMet = there.some((who) => set.every((c) => people[who]!.capabilities.includes(c)));
      if (there.length > 0 && !isMet) capability += 1;
    }
    for (const who of there) {
      last[who] = w;
      if (weeks[w]!.isHoliday) served[who]![2] += 1;
    }
    if (pair[0] !== undefined) served[pair[0]]![0] += 1;
    if (pair[1] !== undefined) served[pair[1]]![1] += 1;
    for (const [i, mine] of served.entries()) {
      for (const role of [0, 1] as const) {
        const due = facts.quotas[i]![role] * facts.accrued[i]![w]!;
        along = Math.max(along, Math.abs(mine[role] - due));
      }
    }
  }
  const off = (kind: 0 | 1 | 2): readonly number[] =>
    served.map((mine, i) => mine[kind] - facts.quotas[i]![kind]);
  const squares = (kind: 0 | 1 | 2, factor: number): number =>
    off(kind).reduce((sum, x, i) => sum + (factor * x * x) / people[i]!.weight, 0);
  const spread = (kind: 0 | 1 | 2): number => Math.max(...off(kind)) - Math.min(...off(kind));
  const now = assignmentsOf(input, pairs);
  return {
    away,
    twice,
    unfilled,
    pairing,
    rest,
    capability,
    changes: input.published.filter((told) => !now.some((a) => isSame(a, told))).length,
    unfair: squares(0, 4) + squares(1, 2) + squares(2, 3),
    spread: [spread(0), spread(1), spread(2)],
    alongTheWay: along,
  };
}

const isSame = (a: Assignment, b: Assignment): boolean =>
  a.week === b.week && a.role === b.role && a.responderId === b.responderId;

export function assignmentsOf({ people, weeks }: PlanInput, pairs: Pairs): readonly Assignment[] {
  return pairs.flatMap((pair, w) =>
    (['primary', 'backup'] as const).flatMap((role, r) => {
      const who = pair[r];
      if (who === undefined) return [];
      return [{ week: weeks[w]!.week, role, responderId: people[who]!.id }];
    }),
  );
}
