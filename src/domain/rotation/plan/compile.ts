import { toDayNumber } from '../../time/local-date.ts';
import { accrual } from './accrual.ts';
import type { Load, PlanInput, PlanPerson, PlanWeek } from './input.ts';
import { isAwayIn, isInRotation } from './presence.ts';
import { FAIRNESS_WEIGHTS, LONG_AGO, NOBODY, type Problem } from './problem.ts';

const weekNumberOf = (week: string): number => Math.floor((toDayNumber(week) + 3) / 7);

const debt = (person: PlanPerson, kind: keyof Load): number =>
  person.history === undefined ? 0 : person.history.entitled[kind] - person.history.served[kind];

/** Prepares the input for search. Throws RangeError for an input that no caller should make: see `inputProblems`. */
export function compile(input: PlanInput): Problem {
  const people = inCanonicalOrder(input);
  const { weeks, policy } = input;
  const [n, W] = [people.length, weeks.length];
  const indexOf = new Map(people.map(({ id }, i) => [id, i]));
  const weekIndex = new Map(weeks.map(({ week }, w) => [week, w]));

  const isFree = new Uint8Array(n * W);
  const isIn = new Uint8Array(n * W);
  const awayOf = timeOffOf(input);
  for (const [i, person] of people.entries()) {
    const away = awayOf.get(person.id) ?? [];
    for (const [w, week] of weeks.entries()) {
      const isMember = isInRotation(person, week);
      isIn[i * W + w] = isMember ? 1 : 0;
      isFree[i * W + w] = isMember && !isAwayIn(week, away) ? 1 : 0;
    }
  }
  const free = weeks.map((_, w) =>
    Int32Array.from([...people.keys()].filter((i) => isFree[i * W + w] === 1)),
  );

  const slotsOf = (assignments: PlanInput['published']): Int32Array => {
    const slots = new Int32Array(2 * W).fill(NOBODY);
    for (const { week, role, responderId } of assignments) {
      const w = weekIndex.get(week);
      if (w !== undefined)
        slots[2 * w + (role === 'primary' ? 0 : 1)] = indexOf.get(responderId) ?? n;
    }
    return slots;
  };
  const fixed = slotsOf(input.fixed);
  const published = slotsOf([...input.published, ...input.fixed]);
  const hasSeat = new Uint8Array(2 * W);
  const open: number[] = [];
  let forcedChanges = 0;
  for (let w = 0; w < W; w += 1) {
    const isThere = (i: number): boolean => i >= 0 && i < n && isFree[i * W + w] === 1;
    // Nobody is on duty while away, and nobody twice, not even where that was fixed.
    if (!isThere(fixed[2 * w]!)) fixed[2 * w] = NOBODY;
    if (!isThere(fixed[2 * w + 1]!) || fixed[2 * w] === fixed[2 * w + 1]) fixed[2 * w + 1] = NOBODY;
    const there = free[w]!.length;
    const isBackupAlone = there === 1 && fixed[2 * w + 1] !== NOBODY;
    hasSeat[2 * w] = there > 1 || (there === 1 && !isBackupAlone) ? 1 : 0;
    hasSeat[2 * w + 1] = there > 1 || isBackupAlone ? 1 : 0;
    for (const s of [2 * w, 2 * w + 1]) {
      if (hasSeat[s] === 1 && fixed[s] === NOBODY) open.push(s);
      const told = published[s]!;
      if (told !== NOBODY && !(isThere(told) && hasSeat[s] === 1)) forcedChanges += 1;
    }
  }

  const { accrued, entitled } = accrual(people, weeks, isIn, isFree, awayOf, hasSeat);
  const kinds = ['primary', 'backup', 'holiday'] as const;
  const quotas = new Float64Array(3 * n);
  const costs = new Float64Array(3 * n);
  for (const [i, person] of people.entries()) {
    for (const [k, kind] of kinds.entries()) {
      quotas[3 * i + k] = entitled[3 * i + k]! + debt(person, kind);
      costs[3 * i + k] = FAIRNESS_WEIGHTS[k]! / person.weight;
    }
  }

  const lastBefore = new Int32Array(n).fill(LONG_AGO);
  for (const { week, responderId } of input.before) {
    const i = indexOf.get(responderId);
    if (i !== undefined) lastBefore[i] = Math.max(lastBefore[i]!, weekNumberOf(week));
  }
  return {
    input,
    people: n,
    weeks: W,
    restWeeks: policy.restWeeks,
    ids: people.map(({ id }) => id),
    weights: Float64Array.from(people, ({ weight }) => weight),
    weekNumbers: Int32Array.from(weeks, ({ week }) => weekNumberOf(week)),
    isHoliday: Uint8Array.from(weeks, ({ isHoliday }) => (isHoliday ? 1 : 0)),
    isFree,
    isIn,
    free,
    quotas,
    costs,
    accrued,
    lacking: Int32Array.from(people, ({ level, primaryWeeks }) =>
      level === 'veteran' ? 0 : Math.max(policy.graduateAfter - primaryWeeks, 1),
    ),
    lastBefore,
    isCapable: Uint8Array.from(
      policy.wanted.flatMap((set) =>
        people.map(({ capabilities }) => (set.every((c) => capabilities.includes(c)) ? 1 : 0)),
      ),
    ),
    wanted: policy.wanted.length,
    hasSeat,
    published,
    fixed,
    open: Int32Array.from(open),
    forcedChanges,
  };
}

function timeOffOf(input: PlanInput): ReadonlyMap<string, PlanInput['timeOff']> {
  return groupBy(input.timeOff, ({ responderId }) => responderId);
}

function groupBy<T>(
  items: readonly T[],
  key: (item: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** By code units, so that no language's rules have a say. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Sorts by everything but the name and the id; those decide only between people who are alike in all that matters. */
function inCanonicalOrder(input: PlanInput): readonly PlanPerson[] {
  const away = timeOffOf(input);
  const bound = groupBy(
    [...input.before, ...input.published, ...input.fixed],
    (a) => a.responderId,
  );
  const isAwayFrom = (person: PlanPerson, week: PlanWeek): boolean =>
    !isInRotation(person, week) || isAwayIn(week, away.get(person.id) ?? []);
  const keyed = input.people.map((person) => ({
    person,
    key: JSON.stringify([
      person.level,
      person.weight,
      person.primaryWeeks,
      person.history ?? null,
      input.policy.wanted.map((set) => set.every((c) => person.capabilities.includes(c))),
      input.weeks.map((week) => (isAwayFrom(person, week) ? 1 : 0)).join(''),
      (bound.get(person.id) ?? []).map(({ week, role }) => `${week} ${role}`).toSorted(),
    ]),
  }));
  return keyed
    .toSorted((a, b) => compare(a.key, b.key) || compare(a.person.id, b.person.id))
    .map(({ person }) => person);
}
