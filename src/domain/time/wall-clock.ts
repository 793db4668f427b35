import { DAY_MS, type Instant, type LocalDate, MINUTE_MS } from './instant.ts';
import { type DayNumber, toDayNumber } from './local-date.ts';
import { type OffsetSpan, readOffsets } from './zone-offsets.ts';

/** A reading of the wall clock as milliseconds since 1970-01-01 00:00 on that clock. */
export type WallTime = number;

/** The wall-clock reading `minute` minutes after a day's midnight; more than 1440 reaches into the next day. */
export function wallTime(day: DayNumber, minute: number): WallTime {
  return day * DAY_MS + minute * MINUTE_MS;
}

/** When a wall-clock reading begins something: its first occurrence where repeated, the gap's end where skipped. */
export function startInstant(spans: readonly OffsetSpan[], wall: WallTime): Instant {
  for (const span of spans) {
    if (wall < span.until + span.offsetMs) return Math.max(wall - span.offsetMs, span.from);
  }
  throw new RangeError(`no offset is known for the wall-clock reading ${wall}`);
}

/** When a wall-clock reading ends something: its last occurrence where repeated, the gap's end where skipped. */
export function endInstant(spans: readonly OffsetSpan[], wall: WallTime): Instant {
  for (let index = spans.length - 1; index >= 0; index -= 1) {
    const span = spans[index];
    if (span !== undefined && wall >= span.from + span.offsetMs) {
      return Math.min(wall - span.offsetMs, span.until);
    }
  }
  throw new RangeError(`no offset is known for the wall-clock reading ${wall}`);
}

/**
 * The instant at which something begins on a local date, `minute` minutes after midnight on the wall clock of an
 * IANA zone. For single questions (about 50 µs); calendars compile whole years. Throws RangeError for an unknown
 * zone or what is no date.
 */
export function startAt(zone: string, date: LocalDate, minute: number): Instant {
  const wall = wallTime(toDayNumber(date), minute);
  return startInstant(offsetsAround(zone, wall), wall);
}

/** As `startAt`, for what ends then: in a repeated hour, the last occurrence. */
export function endAt(zone: string, date: LocalDate, minute: number): Instant {
  const wall = wallTime(toDayNumber(date), minute);
  return endInstant(offsetsAround(zone, wall), wall);
}

/** Two days either side: no offset, and no skipped day, is longer than one. */
function offsetsAround(zone: string, wall: WallTime): readonly OffsetSpan[] {
  return readOffsets(zone, wall - 2 * DAY_MS, wall + 2 * DAY_MS);
}
