import type { PlanInput } from '../../../src/domain/rotation/plan/input.ts';
import { type FullGoal, type FullModel, fullModel, GOALS, type Limits } from './full-model.ts';
import { factsOf, type Judgement, judgePairs, type Pairs } from './plain-judge.ts';

/** The best that an input allows, goal by goal. */
export interface Optimum {
  readonly values: Readonly<Record<FullGoal, number>>;
  /** That nothing is better, goal by goal: the solver's proof, or nothing to improve. */
  readonly isProven: boolean;
  /** Of the last goal that was looked at: no plan is better than this. */
  readonly bound: number;
  readonly seconds: number;
}

const SAME = 1e-4;

/** HiGHS from nothing: no plan to start from, no limit of nodes, and much time. */
export async function loadSolver() {
  const { default: imported } = await import('highs');
  // The types describe the CommonJS build; the ES module's default export is the loader itself.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  const load = imported as unknown as typeof imported.default;
  const highs = await load();
  return (model: FullModel, seconds: number) => {
    const { costs, isInteger, offset, rows } = model;
    const terms = rows.map((row) => row.terms);
    const starts = new Int32Array(rows.length + 1);
    for (const [r, row] of terms.entries()) starts[r + 1] = starts[r]! + row.length;
    const solver = highs.createModel({
      numCols: costs.length,
      numRows: rows.length,
      offset,
      colCost: Float64Array.from(costs),
      colLower: new Float64Array(costs.length),
      colUpper: new Float64Array(costs.length).fill(1),
      rowLower: Float64Array.from(rows, ({ least }) => least),
      rowUpper: Float64Array.from(rows, ({ most }) => most),
      integrality: isInteger.map((integer) => (integer ? (1 as const) : (0 as const))),
      matrix: {
        format: 'csr' as const,
        numRows: rows.length,
        numCols: costs.length,
        starts,
        indices: Int32Array.from(terms.flat(), ([column]) => column),
        values: Float64Array.from(terms.flat(), ([, factor]) => factor),
      },
    });
    try {
      solver.options.set({
        output_flag: false,
        time_limit: seconds,
        mip_rel_gap: 0,
        mip_abs_gap: 1e-6,
      });
      solver.run();
      return {
        isOptimal: solver.getModelStatus() === highs.constants.modelStatus.optimal,
        values: Float64Array.from(solver.getSolution().colValue),
        bound: Number(solver.info.get('mip_dual_bound')),
        seconds: solver.getRunTime(),
      };
    } finally {
      solver.dispose();
    }
  };
}

export type Solver = Awaited<ReturnType<typeof loadSolver>>;

/**
 * Solves an input goal by goal; every answer is judged plainly before it counts.
 *
 * @param atMost what some plan, judged plainly, is known to reach: a goal at 0 needs no solver.
 */
export function optimumOf(
  solve: Solver,
  input: PlanInput,
  atMost: Limits,
  seconds: number,
  goals: readonly FullGoal[] = GOALS,
): Optimum {
  const facts = factsOf(input);
  const limits: Limits = {};
  const values = { broken: 0, capability: 0, changes: 0, unfair: 0 };
  let [spent, bound, isProven] = [0, 0, true];
  for (const goal of goals) {
    const isTrivial = goal === 'changes' && input.published.length === 0;
    if (goal !== 'unfair' && (atMost[goal] === 0 || isTrivial)) {
      limits[goal] = 0;
      continue;
    }
    const model = fullModel(input, facts, goal, limits);
    const answer = solve(model, Math.max(1, seconds - spent));
    spent += answer.seconds;
    bound = answer.bound;
    const judged = judgePairs(input, facts, pairsOf(input, model, answer.values));
    const found = valuesOf(judged);
    const keeps = GOALS.every((g) => limits[g] === undefined || found[g] <= limits[g] + SAME);
    const isPlan = judged.away + judged.twice === 0 && keeps;
    if (!answer.isOptimal || !isPlan || Math.abs(found[goal] - bound) > SAME) {
      values[goal] = isPlan ? found[goal] : Number.NaN;
      isProven = false;
      break;
    }
    values[goal] = found[goal];
    limits[goal] = found[goal];
  }
  return { values, isProven, bound, seconds: spent };
}

export const valuesOf = (j: Judgement): Record<FullGoal, number> => ({
  broken: j.pairing + j.rest,
  capability: j.capability,
  changes: j.changes,
  unfair: j.unfair,
});

function pairsOf({ people, weeks }: PlanInput, { column }: FullModel, values: Float64Array): Pairs {
  const holder = (w: number, role: number): number | undefined => {
    const found = people.findIndex((_, i) => (values[column(w, role, i) ?? -1] ?? 0) > 0.5);
    return found === -1 ? undefined : found;
  };
  return weeks.map((_, w) => [holder(w, 0), holder(w, 1)]);
}
