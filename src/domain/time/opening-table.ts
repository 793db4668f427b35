import type { CompiledYear } from './compile-year.ts';
import { type DayBuckets, firstBeyond, indexBoundaries } from './day-buckets.ts';
import type { Instant } from './instant.ts';
import type { DayNumber } from './local-date.ts';

const FOREVER = Number.POSITIVE_INFINITY;

/**
 * The opening intervals of consecutive years, indexed both ways: from an instant to its interval, and from cumulated
 * open time to the interval in which it passes. The arrays of intervals have one more element, Infinity, at their end.
 */
export interface OpeningTable {
  /** The instants that the table answers for: `from` inclusive, `until` exclusive. */
  readonly from: Instant;
  readonly until: Instant;
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** Open milliseconds in the table before each interval, and up to each interval's end. */
  readonly openBefore: Float64Array;
  readonly openThrough: Float64Array;
  readonly totalOpen: number;
  /** The longest closed time in the table that an opening follows. */
  readonly widestGapMs: number;
  readonly byInstant: DayBuckets;
  readonly byOpenTime: DayBuckets;
  /** The weeks that have a day in the table: the first one's Monday, and when each begins. */
  readonly firstMonday: DayNumber;
  readonly weekStarts: Float64Array;
}

/** Joins compiled years, consecutive and at least one, into one table. */
export function buildOpeningTable(years: readonly CompiledYear[]): OpeningTable {
  const first = years[0];
  const last = years.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('a table needs a year');

  const { starts, ends } = joinIntervals(years);
  const openBefore = new Float64Array(starts.length);
  const openThrough = new Float64Array(starts.length);
  let totalOpen = 0;
  let widestGapMs = 0;
  let closedSince = first.from;
  for (let index = 0; index < starts.length - 1; index += 1) {
    const opens = starts[index] ?? FOREVER;
    const closes = ends[index] ?? FOREVER;
    widestGapMs = Math.max(widestGapMs, opens - closedSince);
    closedSince = closes;
    openBefore[index] = totalOpen;
    totalOpen += closes - opens;
    openThrough[index] = totalOpen;
  }
  openBefore[starts.length - 1] = totalOpen;
  openThrough[starts.length - 1] = FOREVER;
  return {
    from: first.from,
    until: last.until,
    starts,
    ends,
    openBefore,
    openThrough,
    totalOpen,
    widestGapMs,
    byInstant: indexBoundaries(ends, first.from, last.until),
    byOpenTime: indexBoundaries(openThrough, 0, totalOpen),
    firstMonday: first.firstMonday,
    weekStarts: joinWeeks(years),
  };
}

/** The index of the first interval that ends after `t`: the one that is open at `t`, or the next to open. */
export function intervalAt(table: OpeningTable, t: Instant): number {
  return firstBeyond(table.byInstant, table.ends, table.from, t);
}

/** When the interval at an index opens: Infinity after the last. */
export function opensAt(table: OpeningTable, index: number): Instant {
  return table.starts[index] ?? FOREVER;
}

/** When the interval at an index closes: Infinity after the last. */
export function closesAt(table: OpeningTable, index: number): Instant {
  return table.ends[index] ?? FOREVER;
}

/** Open milliseconds between the table's beginning and `t`, an instant in the table. */
export function openUntil(table: OpeningTable, t: Instant): number {
  const index = intervalAt(table, t);
  return (table.openBefore[index] ?? 0) + Math.max(0, t - opensAt(table, index));
}

/** The first instant by which `openMs` open milliseconds of the table have passed: whole, 1 to `totalOpen`. */
export function instantAfter(table: OpeningTable, openMs: number): Instant {
  const last = openMs - 1;
  const index = firstBeyond(table.byOpenTime, table.openThrough, 0, last);
  return opensAt(table, index) + (openMs - (table.openBefore[index] ?? 0));
}

/** Puts the intervals of all years in one line. What is open over New Year was cut there, and is one again. */
function joinIntervals(years: readonly CompiledYear[]) {
  const room = years.reduce((sum, year) => sum + year.starts.length, 1);
  const starts = new Float64Array(room);
  const ends = new Float64Array(room);
  let count = 0;
  for (const year of years) {
    for (const [index, opens] of year.starts.entries()) {
      const isContinued = count > 0 && ends[count - 1] === opens;
      if (!isContinued) {
        starts[count] = opens;
        count += 1;
      }
      ends[count - 1] = year.ends[index] ?? opens;
    }
  }
  starts[count] = FOREVER;
  ends[count] = FOREVER;
  return { starts: starts.slice(0, count + 1), ends: ends.slice(0, count + 1) };
}

/** A week over New Year is named by both of its years, and counts once. */
function joinWeeks(years: readonly CompiledYear[]): Float64Array {
  const weekStarts: Instant[] = [];
  for (const year of years) {
    const known = weekStarts.at(-1) ?? Number.NEGATIVE_INFINITY;
    for (const start of year.weekStarts) if (start > known) weekStarts.push(start);
  }
  return Float64Array.from(weekStarts);
}
