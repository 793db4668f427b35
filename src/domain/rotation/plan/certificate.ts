import { BACKUP, HOLIDAY, PRIMARY, type Problem } from './problem.ts';

/**
 * A lower bound of F that no plan can beat. Each term (primary, backup, holiday weeks) is apportioned by itself, seat by
 * seat to whom it costs least, which is the optimum because the terms are convex (Webster's method). Nobody gets more
 * seats than they could serve.
 *
 * @param atMost the most weeks that each person can serve, whatever else.
 */
export function fairnessBound(problem: Problem, atMost: Int32Array): number {
  const { people, weeks, hasSeat, isHoliday, isFree } = problem;
  const holidays = new Int32Array(people);
  const seats = [0, 0, 0];
  for (let w = 0; w < weeks; w += 1) {
    const [primary, backup] = [hasSeat[2 * w]!, hasSeat[2 * w + 1]!];
    seats[PRIMARY]! += primary;
    seats[BACKUP]! += backup;
    if (isHoliday[w] === 1) {
      seats[HOLIDAY]! += primary + backup;
      for (let i = 0; i < people; i += 1) holidays[i]! += isFree[i * weeks + w]!;
    }
  }
  return (
    apportion(problem, PRIMARY, seats[PRIMARY]!, atMost) +
    apportion(problem, BACKUP, seats[BACKUP]!, atMost) +
    apportion(problem, HOLIDAY, seats[HOLIDAY]!, holidays)
  );
}

function apportion(problem: Problem, kind: number, seats: number, atMost: Int32Array): number {
  const { people, quotas, costs } = problem;
  const counts = new Int32Array(people);
  let cost = 0;
  for (let i = 0; i < people; i += 1) cost += costs[3 * i + kind]! * quotas[3 * i + kind]! ** 2;
  const next = (i: number): number =>
    counts[i]! >= atMost[i]!
      ? Number.POSITIVE_INFINITY
      : costs[3 * i + kind]! * (2 * (counts[i]! - quotas[3 * i + kind]!) + 1);
  for (let seat = 0; seat < seats; seat += 1) {
    let cheapest = 0;
    for (let i = 1; i < people; i += 1) if (next(i) < next(cheapest)) cheapest = i;
    cost += next(cheapest);
    counts[cheapest]! += 1;
  }
  return cost;
}

/** The most weeks that each person can serve with their rest; with `restWeeks` 0, the weeks in which they are free. */
export function mostDuties(problem: Problem, restWeeks: number): Int32Array {
  const { people, weeks } = problem;
  return Int32Array.from({ length: people }, (_, i) =>
    mostDutiesIn(problem, i, 0, weeks - 1, restWeeks),
  );
}

/** The most weeks from `first` to `last`, both included, that one person can serve with their rest. */
export function mostDutiesIn(
  { weeks, isFree, weekNumbers, lastBefore }: Problem,
  person: number,
  first: number,
  last: number,
  restWeeks: number,
): number {
  let duties = 0;
  let before = restWeeks === 0 ? Number.NEGATIVE_INFINITY : lastBefore[person]!;
  // Serving as early as possible leaves the most room for later.
  for (let w = first; w <= last; w += 1) {
    if (isFree[person * weeks + w] === 1 && weekNumbers[w]! - before > restWeeks) {
      duties += 1;
      before = weekNumbers[w]!;
    }
  }
  return duties;
}
