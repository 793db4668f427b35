import type {
  LinearAnswer,
  LinearModel,
  SolveLinear,
} from '../../domain/rotation/plan/exact/linear-model.ts';

const NOTHING = new Float64Array();
const FAILED: LinearAnswer = { status: 'failed', values: NOTHING, bound: Number.NEGATIVE_INFINITY };

/** Nodes after which a search is given up: the same on every machine, unlike time. */
const MOST_NODES = 20_000;

/**
 * HiGHS, compiled to WebAssembly. It computes synchronously and its memory never shrinks: use it in a worker thread, and
 * let that go after a large model.
 *
 * @param seconds from now until it may compute no more, whatever else is done meanwhile; what that cuts short is said to
 *   have timed out.
 */
export async function loadHighs(seconds: number): Promise<SolveLinear> {
  const until = performance.now() + 1000 * seconds;
  const { default: imported } = await import('highs');
  // The types describe the CommonJS build; the ES module's default export is the loader itself.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  const load = imported as unknown as typeof imported.default;
  const highs = await load();
  return (model) => {
    const secondsLeft = (until - performance.now()) / 1000;
    if (secondsLeft <= 0) return { ...FAILED, status: 'timed-out' };
    const solver = highs.createModel(modelData(model));
    try {
      solver.options.set({
        output_flag: false,
        time_limit: secondsLeft,
        mip_rel_gap: 0,
        mip_abs_gap: 1e-6,
        mip_max_nodes: MOST_NODES,
        random_seed: 1,
      });
      solver.setSolution({ colValue: Float64Array.from(model.columns, ({ start }) => start) });
      solver.run();
      const { modelStatus } = highs.constants;
      const status = solver.getModelStatus();
      const values = Float64Array.from(solver.getSolution().colValue);
      if (status === modelStatus.optimal) {
        return { status: 'optimal', values, bound: Number(solver.info.get('mip_dual_bound')) };
      }
      const bound = Number(solver.info.get('mip_dual_bound'));
      if (status === modelStatus.timeLimit) return { status: 'timed-out', values, bound };
      if (status === modelStatus.solutionLimit || status === modelStatus.iterationLimit) {
        return { status: 'cut-short', values, bound };
      }
      return FAILED;
    } finally {
      solver.dispose();
    }
  };
}

function modelData({ columns, rows, offset }: LinearModel) {
  const starts = new Int32Array(rows.length + 1);
  for (const [i, { terms }] of rows.entries()) starts[i + 1] = starts[i]! + terms.length;
  const all = rows.flatMap(({ terms }) => terms);
  return {
    numCols: columns.length,
    numRows: rows.length,
    offset,
    colCost: Float64Array.from(columns, ({ cost }) => cost),
    colLower: Float64Array.from(columns, ({ lower }) => lower),
    colUpper: Float64Array.from(columns, ({ upper }) => upper),
    rowLower: Float64Array.from(rows, ({ lower }) => lower),
    rowUpper: Float64Array.from(rows, ({ upper }) => upper),
    integrality: columns.map(({ isInteger }) => (isInteger ? (1 as const) : (0 as const))),
    matrix: {
      format: 'csr' as const,
      numRows: rows.length,
      numCols: columns.length,
      starts,
      indices: Int32Array.from(all, ([column]) => column),
      values: Float64Array.from(all, ([, coefficient]) => coefficient),
    },
  };
}
