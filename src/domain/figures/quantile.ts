/** The middle of some values, and what nine in ten of them do not exceed. */
export interface Spread {
  readonly median: number;
  readonly ninetieth: number;
}

/** Undefined where there are no values. */
export function spreadOf(values: readonly number[]): Spread | undefined {
  if (values.length === 0) return undefined;
  const ascending = Float64Array.from(values).toSorted();
  return { median: quantile(ascending, 0.5), ninetieth: quantile(ascending, 0.9) };
}

/**
 * Interpolates between the two nearest values, as spreadsheets do (MEDIAN, PERCENTILE.INC; Hyndman and Fan's type 7), so
 * that everybody can check a figure with what `hotline export` gives.
 */
function quantile(ascending: Float64Array, part: number): number {
  const place = part * (ascending.length - 1);
  const below = Math.floor(place);
  const low = ascending[below] ?? Number.NaN;
  const high = ascending[below + 1] ?? low;
  return low + (place - below) * (high - low);
}
