import { DAY_MS, type Instant, type LocalDate } from './instant.ts';
import { type DayNumber, toLocalDate } from './local-date.ts';
import { startInstant, wallTime } from './wall-clock.ts';
import { type OffsetSpan, readOffsets } from './zone-offsets.ts';

/** Offsets are read for so many days at once: that takes a millisecond, and many days are asked for. */
const DAYS_READ = 400;

/** A few days to spare on both sides: no offset is longer than a day. */
const SPARE_DAYS = 3;

/** What was read. It never changes. */
const read = new Map<string, readonly OffsetSpan[]>();

function offsetsAbout(zone: string, day: DayNumber): readonly OffsetSpan[] {
  const part = Math.floor(day / DAYS_READ);
  const key = `${String(part)} ${zone}`;
  let spans = read.get(key);
  if (spans === undefined) {
    const first = part * DAYS_READ - SPARE_DAYS;
    const last = (part + 1) * DAYS_READ + SPARE_DAYS;
    spans = readOffsets(zone, first * DAY_MS, last * DAY_MS);
    read.set(key, spans);
  }
  return spans;
}

/** The day on a zone's wall clock. Throws RangeError for an unknown zone. */
export function localDayOf(t: Instant, zone: string): DayNumber {
  const spans = offsetsAbout(zone, Math.floor(t / DAY_MS));
  const offsetMs = spans.find(({ until }) => t < until)?.offsetMs ?? 0;
  return Math.floor((t + offsetMs) / DAY_MS);
}

/** The same as a date. */
export function localDateOf(t: Instant, zone: string): LocalDate {
  return toLocalDate(localDayOf(t, zone));
}

/** The instants at which a day begins and ends on a zone's wall clock. */
export function localDay(
  zone: string,
  day: DayNumber,
): { readonly begins: Instant; readonly ends: Instant } {
  const spans = offsetsAbout(zone, day);
  return {
    begins: startInstant(spans, wallTime(day, 0)),
    ends: startInstant(spans, wallTime(day + 1, 0)),
  };
}
