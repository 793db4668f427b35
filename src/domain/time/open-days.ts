import { DateTime } from 'luxon';
import type { BusinessCalendar } from './business-calendar.ts';
import type { Instant, LocalDate } from './instant.ts';
import { addDays } from './local-date.ts';
import { startAt } from './wall-clock.ts';

/** A local date on which a calendar opens, with the open part of what was asked about. */
export interface OpenDay {
  readonly date: LocalDate;
  /** The first and the last open instant of the date within the time asked about. */
  readonly from: Instant;
  readonly to: Instant;
  /** Whether all of the date's open minutes lie within that time. */
  readonly isWhole: boolean;
}

/** The dates between two instants on which there is an open minute. What is open over midnight is cut there. */
export function openDays(calendar: BusinessCalendar, from: Instant, to: Instant): OpenDay[] {
  const { zone } = calendar;
  const days: OpenDay[] = [];
  let date = localDateOf(from, zone);
  for (let begins = startAt(zone, date, 0); begins < to; ) {
    const next = addDays(date, 1);
    const ends = startAt(zone, next, 0);
    const minutes = calendar.between(Math.max(begins, from), Math.min(ends, to));
    if (minutes > 0) {
      const opens = calendar.nextOpen(Math.max(begins, from));
      days.push({
        date,
        from: opens,
        to: calendar.add(opens, minutes),
        isWhole: calendar.between(begins, ends) === minutes,
      });
    }
    date = next;
    begins = ends;
  }
  return days;
}

/** The date on a zone's wall clock. */
export function localDateOf(t: Instant, zone: string): LocalDate {
  return DateTime.fromMillis(t, { zone }).toFormat('yyyy-MM-dd');
}
