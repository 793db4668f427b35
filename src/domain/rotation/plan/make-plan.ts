import { anneal, type Cooling, restore } from './anneal.ts';
import { fairnessBound, mostDuties } from './certificate.ts';
import { judge } from './check.ts';
import { compile } from './compile.ts';
import { conflictsOf, leastBroken, shortages } from './conflicts.ts';
import { fewestBroken } from './exact/fewest-broken.ts';
import { explain } from './explain.ts';
import { planGreedily } from './greedy.ts';
import type { PlanInput } from './input.ts';
import type { Plan, PlanMethod } from './plan.ts';
import { polish } from './polish.ts';
import type { Problem } from './problem.ts';
import { changesOf, measure, sharesOf } from './quality.ts';
import { seededRandom } from './random.ts';
import { compareScores, type Schedule, type Score, scheduleOf } from './schedule.ts';
import { violationsOf } from './violations.ts';

/** A schedule that is better, or proven, or both. */
export interface Improved {
  readonly holders: Int32Array;
  /** No plan with as few rules broken has a smaller F. */
  readonly bound: number;
  readonly isProven: boolean;
  /** A limit ended the search before its proof. */
  readonly wasCutShort: boolean;
}

/**
 * Looks for the best plan from one that is good, exactly.
 *
 * @returns undefined where the problem is too large for it.
 */
export type Improve = (problem: Problem, start: Int32Array, bound: number) => Improved | undefined;

export interface PlanningOptions {
  readonly seed?: number;
  readonly improve?: Improve | undefined;
  /** Given the heuristic's plan, where an exact search follows: should that be cut short, this one stands. */
  readonly onFirst?: (plan: Plan) => void;
}

/** Where F is this close to its bound, it is at it. */
const SAME = 1e-6;

/**
 * Plans who is on duty. Pure, and the same for the same input: what is left to chance comes from the seed, and the search
 * is limited by its moves, not by the clock.
 */
export function makePlan(
  input: PlanInput,
  { seed = 1, improve, onFirst }: PlanningOptions = {},
): Plan {
  const problem = compile(input);
  const random = seededRandom(seed);
  const found = shortages(problem);
  const schedule = planGreedily(problem);
  const bounds = boundsFor(problem);
  let least: Rules = {
    broken: leastBroken(found),
    capability: 0,
    changes: problem.forcedChanges,
  };
  const isBest = (score: Score): boolean =>
    breaksNoMore(score, least) && score.unfair <= bounds(score) + SAME;
  /** Where more breaks than what is known to be needed, what is needed is looked for exactly. */
  const breakFewest = (): boolean => {
    const fewest = breaksNoMore(schedule, least) ? undefined : fewestBroken(problem, schedule);
    if (fewest?.holders !== undefined) restore(schedule, fewest.holders);
    if (fewest !== undefined) least = schedule.score();
    return fewest?.holders !== undefined;
  };
  const isPublished = problem.published.some((who) => who >= 0);
  if (isPublished) breakFewest();
  const all = coolings(problem, schedule, isPublished);
  const useful = isPublished && breaksNoMore(schedule, least) ? all.slice(0, 1) : all;
  for (const cooling of useful) {
    if (!isBest(schedule)) anneal(schedule, random, cooling, isBest);
  }
  if (breakFewest()) anneal(schedule, random, MILD, isBest);

  const bound = bounds(schedule);
  const isProven = isBest(schedule);
  const start = schedule.holders.slice();
  const finish = (made: Schedule, method: PlanMethod, proof: Proof): Plan => {
    polish(made, random, polishMoves(problem));
    return {
      method,
      weeks: explain(made),
      violations: violationsOf(made),
      conflicts: conflictsOf(problem, found),
      changes: changesOf(problem, made.holders),
      shares: sharesOf(made),
      quality: {
        ...fairnessOf(judged(problem, made).unfair, Math.max(bound, proof.bound)),
        isProven: proof.isProven,
        wasCutShort: proof.wasCutShort,
        ...measure(made),
      },
    };
  };
  const first = finish(schedule, 'annealing', { bound, isProven, wasCutShort: false });
  if (isProven || improve === undefined) return first;
  onFirst?.(first);
  const improved = improve(problem, start, bound);
  // A solver's answer counts only where the plain checker agrees that it is a plan.
  if (improved === undefined || judge(problem, improved.holders) === undefined) return first;
  const method = improved.isProven ? 'exact' : 'annealing';
  return finish(scheduleOf(problem, improved.holders), method, improved);
}

type Rules = Omit<Score, 'unfair'>;

/** From a plan that breaks as few rules as possible, among its like. */
const MILD: Cooling = { moves: 150_000, from: 60, to: 0.03 };

/** In the order of sacrifice. */
function breaksNoMore({ broken, capability, changes }: Rules, least: Rules): boolean {
  return compareScores({ broken, capability, changes, unfair: 0 }, { ...least, unfair: 0 }) <= 0;
}

type Proof = Pick<Improved, 'bound' | 'isProven' | 'wasCutShort'>;

function judged(problem: Problem, schedule: Schedule): Score {
  const score = judge(problem, schedule.holders);
  if (score === undefined) throw new Error('the planner made what is no plan');
  return score;
}

function fairnessOf(unfair: number, bound: number) {
  const isAtBound = unfair <= bound + SAME;
  return {
    objective: unfair,
    bound: isAtBound ? unfair : bound,
    gap: isAtBound ? 0 : unfair - bound,
  };
}

/** Where no rest gives way, nobody serves more than rest allows, and the bound is higher. */
function boundsFor(problem: Problem): (score: Score) => number {
  const loose = fairnessBound(problem, mostDuties(problem, 0));
  const tight = fairnessBound(problem, mostDuties(problem, problem.restWeeks));
  return ({ broken }) => (broken === 0 ? tight : loose);
}

/** One cooling for a plan that breaks nothing or is to change little; a hot one first where rules are broken. */
function coolings(problem: Problem, start: Schedule, isPublished: boolean): readonly Cooling[] {
  const size = problem.open.length;
  const moves = Math.min(600_000, 5000 * size);
  if (isPublished) {
    const near = { moves: 60_000, from: 3, to: 0.05 };
    return [near, { moves, from: 600, to: 0.05 }];
  }
  const mild = { moves, from: 60, to: 0.03 };
  return start.broken + start.capability === 0 ? [mild] : [{ moves, from: 30_000, to: 0.03 }, mild];
}

const polishMoves = (problem: Problem): number =>
  Math.min(60_000, 400 * problem.open.length, Math.floor(12_000_000 / Math.max(1, problem.weeks)));
