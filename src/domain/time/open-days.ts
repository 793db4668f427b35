import type { BusinessCalendar } from './business-calendar.ts';
import type { Instant, LocalDate } from './instant.ts';
import { toLocalDate } from './local-date.ts';
import { localDay, localDayOf } from './local-days.ts';

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
  for (let at = from; at < to; ) {
    const day = localDayOf(at, zone);
    const { begins, ends } = localDay(zone, day);
    const minutes = calendar.between(at, Math.min(ends, to));
    if (minutes > 0) {
      const opens = calendar.nextOpen(at);
      days.push({
        date: toLocalDate(day),
        from: opens,
        to: calendar.add(opens, minutes),
        isWhole: calendar.between(begins, ends) === minutes,
      });
    }
    at = ends;
  }
  return days;
}
