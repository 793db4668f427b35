import type { BusinessCalendar } from '../time/business-calendar.ts';
import type { Instant, LocalDate, WeekName } from '../time/instant.ts';
import { addDays } from '../time/local-date.ts';
import { startAt } from '../time/wall-clock.ts';

/** Weeks around that say what the hours of a weekday usually are. */
const WEEKS_AROUND = 6;

/** How far ahead a holiday is looked for. */
const HOLIDAY_DAYS = 120;

/** A day that is open for less or longer than its weekday usually is. */
export interface UnusualDay {
  readonly date: LocalDate;
  readonly opens: Instant;
  readonly closes: Instant;
}

/** The days of a week whose hours are not the usual ones; closed days are not among them. */
export function unusualDays(calendar: BusinessCalendar, week: WeekName): readonly UnusualDay[] {
  return [0, 1, 2, 3, 4, 5, 6].flatMap((day): UnusualDay[] => {
    const date = addDays(week, day);
    const minutes = openMinutes(calendar, date);
    if (minutes === 0 || minutes === usualMinutes(calendar, date)) return [];
    const opens = calendar.nextOpen(startAt(calendar.zone, date, 0));
    return [{ date, opens, closes: calendar.add(opens, minutes) }];
  });
}

/** The next holiday after a week on a weekday on which the team would open. */
export function holidayAfter(
  calendar: BusinessCalendar,
  week: WeekName,
): { readonly date: LocalDate; readonly name: string } | undefined {
  return calendar
    .holidaysBetween(addDays(week, 7), addDays(week, 7 + HOLIDAY_DAYS))
    .find(({ date }) => usualMinutes(calendar, date) > 0);
}

function openMinutes(calendar: BusinessCalendar, date: LocalDate): number {
  return calendar.between(
    startAt(calendar.zone, date, 0),
    startAt(calendar.zone, addDays(date, 1), 0),
  );
}

/** What the weekday of a date is open for in most of the weeks around it. */
function usualMinutes(calendar: BusinessCalendar, date: LocalDate): number {
  const counts = new Map<number, number>();
  for (let away = -WEEKS_AROUND; away <= WEEKS_AROUND; away++) {
    if (away === 0) continue;
    const minutes = openMinutes(calendar, addDays(date, 7 * away));
    counts.set(minutes, (counts.get(minutes) ?? 0) + 1);
  }
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? 0;
}
