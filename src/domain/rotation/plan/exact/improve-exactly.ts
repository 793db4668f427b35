import { anneal } from '../anneal.ts';
import { judge } from '../check.ts';
import { leastBroken, shortages } from '../conflicts.ts';
import type { Improve } from '../make-plan.ts';
import { NOBODY, type Problem } from '../problem.ts';
import { seededRandom } from '../random.ts';
import { compareScores, type Score, scheduleOf } from '../schedule.ts';
import { buildModel, certificateFor, type Goal, type PlanModel } from './build-model.ts';
import { fewestBroken } from './fewest-broken.ts';
import type { SolveLinear } from './linear-model.ts';

/** People × weeks up to which models are solved in seconds. */
export const LARGEST_SIZE = 5000;

const SAME = 1e-6;
/** A search for fairness among plans that break as few rules: where few are possible, one run seldom ends at the best. */
const COOLING = { moves: 250_000, from: 60, to: 0.03 } as const;
const RUNS = 4;

/**
 * The exact search: one goal after the other in the order of sacrifice, each within what the ones before it reached. An
 * answer counts only where the plain checker finds it a plan that is as good as it claims.
 */
export function improveExactly(solve: SolveLinear): Improve {
  return (problem, start, bound) => {
    if (problem.people * problem.weeks > LARGEST_SIZE) return undefined;
    let holders = start;
    let score = judge(problem, start);
    if (score === undefined) return undefined;
    const limits: { -readonly [goal in Goal]?: number } = {};
    const least = {
      broken: leastBroken(shortages(problem)),
      capability: 0,
      changes: problem.forcedChanges,
    } as const;
    // A plan that breaks as few rules, found another way: a second place to look for fairness from.
    const fewest = fewestBroken(problem, { ...score, changes: score.changes + 1 });
    const other = fewest?.holders ?? start;
    const judgedOther = judge(problem, other);
    if (judgedOther !== undefined && compareScores(judgedOther, score) < 0) {
      [holders, score] = [other, judgedOther];
    }
    for (const goal of ['broken', 'capability', 'changes'] as const) {
      if (fewest === undefined && score[goal] > least[goal]) {
        const model = buildModel(problem, holders, goal, limits);
        const answer = solve(model);
        if (answer.status !== 'optimal') {
          return { holders, bound, isProven: false, wasCutShort: true };
        }
        const found = readHolders(problem, model, answer.values);
        const judged = judge(problem, found);
        if (judged === undefined || judged[goal] > score[goal]) {
          return { holders, bound, isProven: false, wasCutShort: true };
        }
        if (judged[goal] < score[goal]) {
          [holders, score] = [found, judged];
        }
      }
      limits[goal] = score[goal];
    }
    const floor = certificateFor(problem, score.broken);
    for (let run = 1; run <= RUNS && score.unfair > floor + SAME; run += 1) {
      const next = annealed(problem, run % 2 === 1 ? other : holders, run);
      const judgedNext = judge(problem, next);
      if (judgedNext !== undefined && compareScores(judgedNext, score) < 0) {
        [holders, score] = [next, judgedNext];
      }
    }
    if (score.unfair <= floor + SAME) {
      return { holders, bound: score.unfair, isProven: true, wasCutShort: false };
    }
    const model = buildModel(problem, holders, 'unfair', limits);
    const answer = solve(model);
    const found = readHolders(problem, model, answer.values);
    const judged = answer.values.length === 0 ? undefined : judge(problem, found);
    // Where the clock ended the search, what it found depends on the machine: the plan that was there stands.
    const isUsable = answer.status === 'optimal' || answer.status === 'cut-short';
    if (isUsable && judged !== undefined && compareScores(judged, score) <= 0) {
      [holders, score] = [found, judged];
    }
    const isProven = answer.status === 'optimal' && score.unfair <= answer.bound + slack(score);
    const proven = answer.status === 'failed' ? floor : Math.max(floor, answer.bound);
    return {
      holders,
      bound: isProven ? score.unfair : Math.min(proven, score.unfair),
      isProven,
      wasCutShort: answer.status !== 'optimal',
    };
  };
}

/** What a solver's own tolerances may hide. */
const slack = ({ unfair }: Score): number => 1e-4 + 1e-6 * unfair;

function annealed(problem: Problem, holders: Int32Array, seed: number): Int32Array {
  const schedule = scheduleOf(problem, holders);
  const { broken } = schedule;
  const bound = certificateFor(problem, broken);
  anneal(
    schedule,
    seededRandom(seed),
    COOLING,
    (s) => s.unfair <= bound + SAME && s.broken <= broken,
  );
  return schedule.holders;
}

function readHolders(
  problem: Problem,
  { seatColumns }: PlanModel,
  values: Float64Array,
): Int32Array {
  const holders = new Int32Array(2 * problem.weeks).fill(NOBODY);
  for (const { column, slot, person } of seatColumns) {
    if ((values[column] ?? 0) > 0.5) holders[slot] = person;
  }
  return holders;
}
