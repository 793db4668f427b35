import type { ScheduleWeek } from '../../domain/rotation/schedule.ts';
import type { BusinessCalendar, Weekday } from '../../domain/time/business-calendar.ts';
import type { Instant, LocalDate } from '../../domain/time/instant.ts';
import { isoWeekday, toLocalDate } from '../../domain/time/local-date.ts';
import { localDateOf, localDay, localDayOf } from '../../domain/time/local-days.ts';

/** Where dates and instants of one week lie on a scale from 0, its beginning, to 1, its end: every weekday as wide. */
export interface WeekAxis {
  /** The left edge of a date, and its width. */
  day(date: LocalDate): { readonly left: number; readonly width: number };
  /** Within its day an instant lies where the day's open minutes have come to. */
  at(t: Instant): number;
}

export function weekAxis(
  calendar: BusinessCalendar,
  weekdays: readonly Weekday[],
  { span }: Pick<ScheduleWeek, 'span'>,
): WeekAxis {
  const width = 1 / Math.max(1, weekdays.length);
  const day = (date: LocalDate): { left: number; width: number } => {
    const before = weekdays.filter((weekday) => weekday < isoWeekday(date)).length;
    return { left: Math.min(before * width, 1 - width), width };
  };
  return {
    day,
    at: (t) => {
      if (span === undefined) return 0;
      if (t >= span.closes) {
        const last = day(localDateOf(span.closes - 1, calendar.zone));
        return last.left + last.width;
      }
      const today = localDayOf(Math.max(t, span.opens), calendar.zone);
      const { begins, ends } = localDay(calendar.zone, today);
      const all = calendar.between(begins, ends);
      const { left } = day(toLocalDate(today));
      return left + (all === 0 ? 0 : (width * calendar.between(begins, t)) / all);
    },
  };
}
