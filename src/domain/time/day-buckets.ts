/**
 * An index into ascending boundaries: for each bucket of a fixed width, the first element whose boundary lies beyond
 * the bucket's beginning. From there a look-up is a step or none, where a search would take ten.
 */
export type DayBuckets = Int32Array;

/**
 * 2^23 ms, 2.3 hours. Buckets of a day would hold four boundaries of office hours, and walking over them costs twice
 * the time; smaller ones no longer fit the processor's cache. A power of two, so that dividing by it is exact.
 */
const BUCKET_MS = 2 ** 23;
const PER_BUCKET = 1 / BUCKET_MS;

/** Indexes ascending boundaries, of which the last is Infinity, for values from `origin` to `limit`. */
export function indexBoundaries(
  boundaries: Float64Array,
  origin: number,
  limit: number,
): DayBuckets {
  const buckets = new Int32Array(Math.ceil((limit - origin) * PER_BUCKET) + 1);
  let index = 0;
  for (let bucket = 0; bucket < buckets.length; bucket += 1) {
    const begins = origin + bucket * BUCKET_MS;
    while ((boundaries[index] ?? Number.POSITIVE_INFINITY) <= begins) index += 1;
    buckets[bucket] = index;
  }
  return buckets;
}

/** The first index whose boundary is greater than `value`, a number in the range that was indexed. */
export function firstBeyond(
  buckets: DayBuckets,
  boundaries: Float64Array,
  origin: number,
  value: number,
): number {
  let index = buckets[((value - origin) * PER_BUCKET) | 0] ?? 0;
  while ((boundaries[index] ?? Number.POSITIVE_INFINITY) <= value) index += 1;
  return index;
}
