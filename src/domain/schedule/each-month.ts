import type { BusinessCalendar } from '../time/business-calendar.ts';
import type { Instant } from '../time/instant.ts';
import { monthAfter } from '../time/local-date.ts';
import { localDateOf } from '../time/local-days.ts';
import { startAt } from '../time/wall-clock.ts';
import { type Around, occasionsAround } from './occasion.ts';

/** Longer than any team is closed for, in months. */
const REACH_MONTHS = 24;

/** At the first opening of each civil month in the calendar's zone. A month in which nothing opens has no occasion. */
export const firstOpeningOfMonth = afterMonthOpens(0);

/**
 * When so many business minutes have passed since the month's first opening. Its period is the month, `yyyy-mm`; it lapses
 * when the month ends, and a month that is not open for so long has no occasion.
 */
export function afterMonthOpens(
  minutes: number,
): (calendar: BusinessCalendar, now: Instant) => Around {
  return (calendar, now) => {
    const month = localDateOf(now, calendar.zone).slice(0, 7);
    const begins = (index: number): Instant =>
      startAt(calendar.zone, `${monthAfter(month, index)}-01`, 0);
    return occasionsAround(
      now,
      (index) => {
        const opens = calendar.nextOpen(begins(index));
        const dueAt = minutes === 0 ? opens : calendar.add(opens, minutes);
        const lapsesAt = begins(index + 1);
        return dueAt < lapsesAt ? { period: monthAfter(month, index), dueAt, lapsesAt } : undefined;
      },
      { middle: 0, slack: 1, reach: REACH_MONTHS },
    );
  };
}
