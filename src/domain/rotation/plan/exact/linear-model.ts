/** A mixed-integer linear model: minimise the cost of the columns within the rows. */
export interface LinearModel {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Added to the cost of the columns. */
  readonly offset: number;
}

export interface Column {
  readonly cost: number;
  readonly lower: number;
  readonly upper: number;
  readonly isInteger: boolean;
  /** Its value in the solution that the solver starts from. */
  readonly start: number;
}

/** `lower` ≤ sum of coefficient × column ≤ `upper`. */
export interface Row {
  readonly lower: number;
  readonly upper: number;
  readonly terms: ReadonlyArray<readonly [column: number, coefficient: number]>;
}

export interface LinearAnswer {
  /** `cut-short` by a limit that is the same on every machine, `timed-out` by one that is not. */
  readonly status: 'optimal' | 'cut-short' | 'timed-out' | 'failed';
  /** Values of the columns; empty where there is no solution. */
  readonly values: Float64Array;
  /** No solution costs less. */
  readonly bound: number;
}

/** Solves a model. Blocks until it is done: call it where nobody waits. */
export type SolveLinear = (model: LinearModel) => LinearAnswer;
