import { NOBODY, type Problem } from './problem.ts';
import type { Score } from './schedule.ts';

/**
 * Judges holders of slots from the input's rules alone, in the plainest way: no counting along, nothing shared with the
 * search. What a solver answers counts only when this agrees.
 *
 * @returns undefined where the holders are no plan at all: somebody away or twice in a week, a seat empty that could be
 *   filled, or a fixed slot changed.
 */
export function judge(problem: Problem, holders: Int32Array): Score | undefined {
  const { people, weeks, isFree, hasSeat, fixed, published } = problem;
  let [broken, capability, changes] = [0, 0, 0];
  const counts = new Float64Array(3 * people);
  const last = Array.from(problem.lastBefore);
  const primaries = Array.from({ length: people }, () => 0);
  for (let w = 0; w < weeks; w += 1) {
    const pair = [holders[2 * w]!, holders[2 * w + 1]!];
    for (const [role, who] of pair.entries()) {
      const s = 2 * w + role;
      if ((who !== NOBODY) !== (hasSeat[s] === 1)) return undefined;
      if (who !== NOBODY && isFree[who * weeks + w] !== 1) return undefined;
      if (fixed[s] !== NOBODY && fixed[s] !== who) return undefined;
      if (published[s] !== NOBODY && published[s] !== who) changes += 1;
    }
    const there = pair.filter((who) => who !== NOBODY);
    if (there.length === 2 && there[0] === there[1]) return undefined;
    const isNewcomer = (who: number): boolean => primaries[who]! < problem.lacking[who]!;
    if (there.length === 2 && there.every(isNewcomer)) broken += 1;
    for (let set = 0; set < problem.wanted; set += 1) {
      const hasAll = (who: number): boolean => problem.isCapable[set * people + who] === 1;
      if (there.length > 0 && !there.some(hasAll)) capability += 1;
    }
    const now = problem.weekNumbers[w]!;
    for (const who of there) {
      if (now - last[who]! - 1 < problem.restWeeks) broken += 1;
      last[who] = now;
      if (problem.isHoliday[w] === 1) counts[3 * who + 2]! += 1;
    }
    for (const [role, who] of pair.entries()) {
      if (who !== NOBODY) counts[3 * who + role]! += 1;
    }
    if (pair[0] !== NOBODY) primaries[pair[0]!]! += 1;
  }
  const unfair = counts.reduce(
    (sum, count, term) => sum + problem.costs[term]! * (count - problem.quotas[term]!) ** 2,
    0,
  );
  return { broken, capability, changes, unfair };
}
