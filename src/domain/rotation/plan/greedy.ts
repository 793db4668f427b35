import { NOBODY, type Problem } from './problem.ts';
import { Schedule } from './schedule.ts';

/** How many of those furthest behind are looked at for each seat. */
const LOOKED_AT = 12;
const BROKEN = 1e9;
const CAPABILITY = 1e6;
const CHANGE = 1e3;

/**
 * The first plan: what is fixed and published stays where it can, and each week in turn is given to the pair that breaks
 * the fewest rules and is furthest behind its shares.
 */
export function planGreedily(problem: Problem): Schedule {
  const schedule = new Schedule(problem);
  const { weeks, fixed, published, hasSeat } = problem;
  for (let s = 0; s < 2 * weeks; s += 1) {
    const who = fixed[s] === NOBODY ? published[s]! : fixed[s]!;
    const isKept = who !== NOBODY && hasSeat[s] === 1 && isThere(schedule, s, who);
    if (isKept && fixed[s ^ 1] !== who) schedule.put(s, who);
  }
  for (let w = 0; w < weeks; w += 1) fillWeek(schedule, w);
  return schedule;
}

function isThere({ problem, holders }: Schedule, s: number, who: number): boolean {
  const { people, weeks, isFree } = problem;
  return who < people && isFree[who * weeks + (s >> 1)] === 1 && holders[s ^ 1] !== who;
}

function fillWeek(schedule: Schedule, w: number): void {
  const { problem, holders } = schedule;
  const empty = [2 * w, 2 * w + 1].filter((s) => problem.hasSeat[s] === 1 && holders[s] === NOBODY);
  const [first, second] = empty;
  if (first === undefined) return;
  let best = Number.POSITIVE_INFINITY;
  let chosen: readonly number[] = [];
  for (const one of candidates(schedule, first)) {
    if (!isThere(schedule, first, one)) continue;
    schedule.put(first, one);
    const others = second === undefined ? [NOBODY] : candidates(schedule, second);
    for (const other of others) {
      if (second !== undefined) {
        if (!isThere(schedule, second, other)) continue;
        schedule.put(second, other);
      }
      let cost = BROKEN * schedule.broken + CAPABILITY * schedule.capability;
      cost += CHANGE * schedule.changes - ahead(schedule, first, one);
      if (second !== undefined) {
        cost -= ahead(schedule, second, other);
        schedule.remove(second);
      }
      if (cost < best) {
        best = cost;
        chosen = [one, other];
      }
    }
    schedule.remove(first);
  }
  if (chosen[0] === undefined) return;
  schedule.put(first, chosen[0]);
  if (second !== undefined && chosen[1] !== undefined) schedule.put(second, chosen[1]);
}

/** How far behind their share of this role and of all duty somebody is when a week comes: the larger, the more. */
function ahead({ problem, counts }: Schedule, s: number, who: number): number {
  const due = problem.accrued[who * problem.weeks + (s >> 1)]!;
  const behind = (kind: number): number =>
    problem.quotas[3 * who + kind]! * due - counts[3 * who + kind]!;
  const holiday = problem.isHoliday[s >> 1] === 1 ? behind(2) : 0;
  return (2 * behind(s & 1) + behind(1 - (s & 1)) + 2 * holiday) * problem.costs[3 * who]!;
}

/** Those who are free in the week of a slot: rested ones first, then those furthest behind; a few of each level. */
function candidates(schedule: Schedule, s: number): readonly number[] {
  const { problem, veteranFrom } = schedule;
  const w = s >> 1;
  const ranked = Array.from(problem.free[w]!, (who) => {
    const rested = schedule.restBefore(who, w) ?? Number.POSITIVE_INFINITY;
    const tired = rested < problem.restWeeks ? CHANGE : 0;
    return { who, isVeteran: veteranFrom[who]! <= w, rank: ahead(schedule, s, who) - tired };
  }).toSorted((a, b) => b.rank - a.rank);
  const veterans = ranked.filter(({ isVeteran }) => isVeteran).slice(0, LOOKED_AT / 2);
  const rest = ranked.filter((r) => !veterans.includes(r)).slice(0, LOOKED_AT / 2);
  return [...veterans, ...rest].map(({ who }) => who);
}
