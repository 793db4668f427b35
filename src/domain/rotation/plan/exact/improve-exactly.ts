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
/** A plan that breaks fewer rules begins a new search for fairness among its like. */
const COOLING = { moves: 150_000, from: 30, to: 0.03 } as const;

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
    const fewest = isLeast(score, least) ? undefined : fewestBroken(problem, score);
    if (fewest?.holders !== undefined) {
      holders = annealed(problem, fewest.holders);
      score = judge(problem, holders);
      if (score === undefined) throw new Error('the search for fewest broken rules made no plan');
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
          holders = annealed(problem, found);
          score = judge(problem, holders) ?? judged;
        }
      }
      limits[goal] = score[goal];
    }
    const floor = certificateFor(problem, score.broken);
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

function isLeast(score: Score, least: Omit<Score, 'unfair'>): boolean {
  return (['broken', 'capability', 'changes'] as const).every((goal) => score[goal] <= least[goal]);
}

/** What a solver's own tolerances may hide. */
const slack = ({ unfair }: Score): number => 1e-4 + 1e-6 * unfair;

function annealed(problem: Problem, holders: Int32Array): Int32Array {
  const schedule = scheduleOf(problem, holders);
  const { broken } = schedule;
  const bound = certificateFor(problem, broken);
  anneal(schedule, seededRandom(1), COOLING, (s) => s.unfair <= bound + SAME && s.broken <= broken);
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
