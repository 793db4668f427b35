import type { BusinessCalendar } from '../../time/business-calendar.ts';
import { DAY_MS, type LocalDate, type WeekName } from '../../time/instant.ts';
import { addDays } from '../../time/local-date.ts';
import type { PlanWeek } from './input.ts';

/** A stretch without an open minute that is longer than this is a calendar that is closed for good. */
const LONGEST_CLOSURE_WEEKS = 260;

/**
 * The duty weeks of a calendar, from a week on: weeks without an open minute have no duty and are passed over.
 *
 * @param first a Monday.
 */
export function dutyWeeksFrom(
  calendar: BusinessCalendar,
  first: WeekName,
  count: number,
): readonly PlanWeek[] {
  const weeks: PlanWeek[] = [];
  let closed = 0;
  for (let week = first; weeks.length < count; week = addDays(week, 7)) {
    const openDays = openDaysOf(calendar, week);
    if (openDays.length === 0) {
      closed += 1;
      if (closed > LONGEST_CLOSURE_WEEKS) {
        throw new RangeError(`nothing opens for ${String(closed)} weeks before ${week}`);
      }
      continue;
    }
    closed = 0;
    weeks.push({ week, openDays, isHoliday: isHolidayWeek(calendar, week) });
  }
  return weeks;
}

/** Whether a week counts as holiday duty: a holiday lies on one of its five days. */
export function isHolidayWeek(calendar: BusinessCalendar, week: WeekName): boolean {
  return calendar.holidaysBetween(week, addDays(week, 4)).length > 0;
}

/** Weeks of a team whose calendar is not known: Monday to Friday, holiday weeks as listed. */
export function plainWeeksFrom(
  first: WeekName,
  count: number,
  holidayWeeks: readonly WeekName[],
): readonly PlanWeek[] {
  return Array.from({ length: count }, (_, i) => {
    const week = addDays(first, 7 * i);
    const openDays = [0, 1, 2, 3, 4].map((day) => addDays(week, day));
    return { week, openDays, isHoliday: holidayWeeks.includes(week) };
  });
}

function openDaysOf(calendar: BusinessCalendar, week: WeekName): readonly LocalDate[] {
  const span = calendar.weekSpan(week);
  if (span === undefined) return [];
  const open = new Set<LocalDate>();
  // Every opening of the week is found by walking from one to the next; a day has a few at most.
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: calendar.zone });
  const HOUR_STEPS = 24;
  for (let t = span.opens; t < span.closes; ) {
    open.add(day.format(t));
    t = calendar.nextOpen(t + DAY_MS / HOUR_STEPS);
  }
  return [...open];
}
