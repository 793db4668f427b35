import type { WallInterval } from './business-calendar.ts';
import type { DayHours } from './day-hours.ts';
import type { Instant } from './instant.ts';
import { type DayNumber, dayNumberOf, weekdayOf } from './local-date.ts';
import { endInstant, startInstant, wallTime } from './wall-clock.ts';
import { readOffsets } from './zone-offsets.ts';

/** One local civil year of a calendar, in instants. */
export interface CompiledYear {
  readonly year: number;
  /** First instant of the year, and of the next, on the calendar's wall clock. */
  readonly from: Instant;
  readonly until: Instant;
  /** Opening intervals: ordered, neither overlapping nor touching, cut off at the year's ends. */
  readonly starts: readonly Instant[];
  readonly ends: readonly Instant[];
  /** The Mondays of all ISO weeks that have a day in the year: the first as a day number, each as an instant. */
  readonly firstMonday: DayNumber;
  readonly weekStarts: readonly Instant[];
}

/**
 * Compiles one local year of a calendar in a zone. It stands alone: what opened on 31 December of the year before and
 * is still open at midnight is in it. Throws RangeError for an unknown zone.
 */
export function compileYear(zone: string, hours: DayHours, year: number): CompiledYear {
  const firstDay = dayNumberOf(year, 1, 1);
  const dayAfter = dayNumberOf(year + 1, 1, 1);
  const firstMonday = firstDay - weekdayOf(firstDay) + 1;
  // Two days to spare: no offset, and no skipped day, is longer than one.
  const offsets = readOffsets(zone, wallTime(firstMonday - 2, 0), wallTime(dayAfter + 2, 0));
  const from = startInstant(offsets, wallTime(firstDay, 0));
  const until = startInstant(offsets, wallTime(dayAfter, 0));

  const starts: Instant[] = [];
  const ends: Instant[] = [];
  const open = (day: DayNumber, intervals: readonly WallInterval[]) => {
    for (const interval of intervals) {
      const opens = Math.max(from, startInstant(offsets, wallTime(day, interval.start)));
      const closes = Math.min(until, endInstant(offsets, wallTime(day, interval.end)));
      // Nothing is left of an interval that a clock change, or the year's end, skips.
      if (closes > opens) join(starts, ends, opens, closes);
    }
  };
  open(firstDay - 1, hours.pastMidnightOn(year - 1, firstDay - 1));
  for (let day = firstDay; day < dayAfter; day += 1) open(day, hours.on(year, day));

  const weekStarts: Instant[] = [];
  for (let monday = firstMonday; monday < dayAfter; monday += 7) {
    weekStarts.push(startInstant(offsets, wallTime(monday, 0)));
  }
  return { year, from, until, starts, ends, firstMonday, weekStarts };
}

/** Adds an interval that starts no earlier than the last one; the two become one where they overlap or touch. */
function join(starts: Instant[], ends: Instant[], opens: Instant, closes: Instant): void {
  const lastEnd = ends.at(-1);
  if (lastEnd !== undefined && opens <= lastEnd) {
    ends[ends.length - 1] = Math.max(lastEnd, closes);
    return;
  }
  starts.push(opens);
  ends.push(closes);
}
