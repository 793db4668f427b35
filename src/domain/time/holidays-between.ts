import type { CalendarSpec } from './business-calendar.ts';
import type { LocalDate } from './instant.ts';
import { yearOf } from './local-date.ts';

/**
 * The holidays of a calendar from one date to another, both included, in order; weekends' too. A special day has
 * hours of its own, so no holiday closes it and none is listed for it. Throws RangeError for what is no date.
 */
export function holidaysBetween(
  spec: Pick<CalendarSpec, 'holidays' | 'specialDays'>,
  from: LocalDate,
  to: LocalDate,
): ReadonlyArray<{ readonly date: LocalDate; readonly name: string }> {
  const found: Array<{ readonly date: LocalDate; readonly name: string }> = [];
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    for (const [date, name] of spec.holidays(year)) {
      const isListed =
        date >= from && date <= to && yearOf(date) === year && !spec.specialDays.has(date);
      if (isListed) found.push({ date, name });
    }
  }
  return found.toSorted((a, b) => (a.date < b.date ? -1 : 1));
}
