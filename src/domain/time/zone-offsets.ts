import { IANAZone } from 'luxon';

import { DAY_MS, type Instant, MINUTE_MS } from './instant.ts';

/**
 * A stretch of time with one offset from UTC, `from` inclusive, `until` exclusive. A list of them is ordered, has no
 * holes, and begins at -Infinity and ends at Infinity: outside the window that was read, the nearest offset stands.
 */
export interface OffsetSpan {
  readonly from: Instant;
  readonly until: Instant;
  readonly offsetMs: number;
}

/**
 * One question to luxon costs about 12 µs, so a year is probed sparsely and each change found by bisection. The
 * shortest spell of any zone since 1970 is a week (Recife, October 2000): six days step over none.
 */
const PROBE_MS = 6 * DAY_MS;

/** Nearly every change falls on a quarter of an hour, so that grid is searched first; the rest falls on a second. */
const QUARTER_MS = 15 * MINUTE_MS;
const SECOND_MS = 1000;

/** The offsets of an IANA zone that are in force between two instants. Throws RangeError for an unknown zone. */
export function readOffsets(zone: string, from: Instant, until: Instant): readonly OffsetSpan[] {
  const iana = knownZone(zone);
  const offsetAt = (t: Instant) => iana.offset(t) * MINUTE_MS;

  const spans: OffsetSpan[] = [];
  let begun = Number.NEGATIVE_INFINITY;
  let probe = Math.floor(from / QUARTER_MS) * QUARTER_MS;
  let offsetMs = offsetAt(probe);
  while (probe < until) {
    const next = probe + PROBE_MS;
    const nextOffset = offsetAt(next);
    if (nextOffset !== offsetMs) {
      const change = findChange(offsetAt, probe, next, offsetMs);
      spans.push({ from: begun, until: change, offsetMs });
      begun = change;
      offsetMs = nextOffset;
    }
    probe = next;
  }
  spans.push({ from: begun, until: Number.POSITIVE_INFINITY, offsetMs });
  return spans;
}

/** Throws RangeError for a name that is no IANA zone of this machine's time zone data. */
export function knownZone(zone: string): IANAZone {
  const iana = IANAZone.create(zone);
  if (!iana.isValid) throw new RangeError(`"${zone}" is not an IANA time zone`);
  return iana;
}

/** The first instant after `low` whose offset is not `before`, which `high`'s is not. `low` lies on the quarter grid. */
function findChange(
  offsetAt: (t: Instant) => number,
  low: Instant,
  high: Instant,
  before: number,
): Instant {
  const quarter = bisect(offsetAt, low, high, before, QUARTER_MS);
  if (offsetAt(quarter - SECOND_MS) === before) return quarter;
  return bisect(offsetAt, quarter - QUARTER_MS, quarter - SECOND_MS, before, SECOND_MS);
}

function bisect(
  offsetAt: (t: Instant) => number,
  low: Instant,
  high: Instant,
  before: number,
  step: number,
): Instant {
  let unchanged = 0;
  let changed = (high - low) / step;
  while (changed - unchanged > 1) {
    const middle = Math.floor((unchanged + changed) / 2);
    if (offsetAt(low + middle * step) === before) unchanged = middle;
    else changed = middle;
  }
  return low + changed * step;
}
