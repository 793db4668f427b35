import { DateTime } from 'luxon';
import type { BusinessCalendar } from '../time/business-calendar.ts';
import type { Instant, LocalDate } from '../time/instant.ts';
import { toDayNumber, toLocalDate } from '../time/local-date.ts';
import { startAt } from '../time/wall-clock.ts';
import { daySpan } from './day-span.ts';
import { type Around, type Occasion, occasionsAround } from './occasion.ts';

/** The longest time that a team may be closed for without its daily jobs being lost sight of. */
const REACH_DAYS = 400;

/**
 * Every day at a time of the wall clock, `minute` minutes after midnight. Where the clocks skip that time it is due at
 * the skip's end, where they repeat it, the first time. Its period is the date.
 */
export function everyDayAt(zone: string, minute: number): (now: Instant) => Around {
  return (now) =>
    aroundDays(zone, now, (date) => ({ period: date, dueAt: startAt(zone, date, minute) }));
}

/**
 * On each day with an open minute, when `minutes` business minutes are left of it (at its first opening, where it has
 * no more than that). Its period is the date; it lapses when the day's last opening ends.
 */
export function beforeDayCloses(
  minutes: number,
): (calendar: BusinessCalendar, now: Instant) => Around {
  return (calendar, now) =>
    aroundDays(calendar.zone, now, (date) => {
      const day = daySpan(calendar, date);
      return (
        day && {
          period: date,
          dueAt: minutesBeforeEnd(calendar, day, minutes),
          lapsesAt: day.closes,
        }
      );
    });
}

/** The instant within a span at which so many of its business minutes are left; its opening where it has fewer. */
export function minutesBeforeEnd(
  calendar: BusinessCalendar,
  { opens, closes }: { readonly opens: Instant; readonly closes: Instant },
  minutes: number,
): Instant {
  if (minutes <= 0) return closes;
  const all = calendar.between(opens, closes);
  // `add` ends at the closing before a pause; what is meant is the opening after it.
  return calendar.nextOpen(calendar.add(opens, Math.max(0, all - minutes)));
}

function aroundDays(
  zone: string,
  now: Instant,
  occasionOn: (date: LocalDate) => Occasion | undefined,
): Around {
  const today = toDayNumber(DateTime.fromMillis(now, { zone }).toFormat('yyyy-MM-dd'));
  return occasionsAround(now, (day) => occasionOn(toLocalDate(day)), {
    middle: today,
    slack: 1,
    reach: REACH_DAYS,
  });
}
