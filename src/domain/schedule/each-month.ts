import { DateTime } from 'luxon';
import type { BusinessCalendar } from '../time/business-calendar.ts';
import type { Instant } from '../time/instant.ts';
import { type Around, type Occasion, occasionsAround } from './occasion.ts';

/** The longest time that a team may be closed for without its monthly jobs being lost sight of. */
const REACH_MONTHS = 14;

/**
 * Once a month, when so many business minutes have passed since its first opening. Its period is the month, 2027-01; it
 * lapses when the month ends.
 */
export function afterMonthOpens(
  minutes: number,
): (calendar: BusinessCalendar, now: Instant) => Around {
  return (calendar, now) => {
    const { zone } = calendar;
    const local = DateTime.fromMillis(now, { zone });
    return occasionsAround(
      now,
      (month): Occasion | undefined => {
        const begins = DateTime.fromObject(
          { year: Math.floor(month / 12), month: (month % 12) + 1 },
          { zone },
        );
        const ends = begins.plus({ months: 1 }).toMillis();
        const dueAt = calendar.add(calendar.nextOpen(begins.toMillis()), minutes);
        return dueAt < ends
          ? { period: begins.toFormat('yyyy-MM'), dueAt, lapsesAt: ends }
          : undefined;
      },
      { middle: local.year * 12 + local.month - 1, slack: 1, reach: REACH_MONTHS },
    );
  };
}
