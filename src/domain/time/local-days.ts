import { DAY_MS, type Instant, type LocalDate } from './instant.ts';
import { addDays, dayNumberOf, toDayNumber, toLocalDate, yearOf } from './local-date.ts';
import { startInstant, wallTime } from './wall-clock.ts';
import { type OffsetSpan, readOffsets } from './zone-offsets.ts';

/** A few days to spare on both sides of a year: no offset is longer than a day. */
const SPARE_MS = 3 * DAY_MS;

/** A year of offsets takes a millisecond to read, and many days are asked for at once. It never changes. */
const read = new Map<string, readonly OffsetSpan[]>();

function offsetsOf(zone: string, year: number): readonly OffsetSpan[] {
  const key = `${String(year)} ${zone}`;
  let spans = read.get(key);
  if (spans === undefined) {
    const begins = dayNumberOf(year, 1, 1) * DAY_MS;
    const ends = dayNumberOf(year + 1, 1, 1) * DAY_MS;
    spans = readOffsets(zone, begins - SPARE_MS, ends + SPARE_MS);
    read.set(key, spans);
  }
  return spans;
}

/** The date on a zone's wall clock. Throws RangeError for an unknown zone. */
export function localDateOf(t: Instant, zone: string): LocalDate {
  const spans = offsetsOf(zone, yearOf(toLocalDate(Math.floor(t / DAY_MS))));
  const offsetMs = spans.find(({ until }) => t < until)?.offsetMs ?? 0;
  return toLocalDate(Math.floor((t + offsetMs) / DAY_MS));
}

/** The instants at which a date begins and ends on a zone's wall clock. */
export function localDay(
  zone: string,
  date: LocalDate,
): { readonly begins: Instant; readonly ends: Instant } {
  const spans = offsetsOf(zone, yearOf(date));
  const begins = startInstant(spans, wallTime(toDayNumber(date), 0));
  return { begins, ends: startInstant(spans, wallTime(toDayNumber(addDays(date, 1)), 0)) };
}
