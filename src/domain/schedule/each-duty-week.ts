import { DateTime } from 'luxon';
import type { BusinessCalendar, WeekSpan } from '../time/business-calendar.ts';
import { type Instant, type LocalDate, MINUTE_MS, type WeekName } from '../time/instant.ts';
import { addDays, mondayOf } from '../time/local-date.ts';
import { startAt } from '../time/wall-clock.ts';
import { daySpan } from './day-span.ts';
import { minutesBeforeEnd } from './each-day.ts';
import { type Around, type Occasion, occasionsAround } from './occasion.ts';

/** When a team's weekly job falls due. A week without an open minute is nobody's duty, and has no occasion. */
export type WeeklyTimetable = (calendar: BusinessCalendar, now: Instant) => Around;

/** Further than any team closes for, and than any notice is given ahead. */
const REACH_WEEKS = 60;
const SLACK_WEEKS = 3;

/** A day before the week at most this far back counts as the business day before it. */
const LONGEST_CLOSURE_DAYS = 60;

/** At the first opening of each duty week; its period is the week's Monday. It lapses at the week's last closing. */
export const firstOpeningOfWeek: WeeklyTimetable = (calendar, now) =>
  aroundWeeks(calendar, now, (_, { opens, closes }) => ({ dueAt: opens, lapsesAt: closes }));

/**
 * When `minutes` business minutes are left of a duty week: 0 is its last closing, 60 an hour before, 240 the afternoon
 * of VisIt's last day. Its period is the week's Monday.
 */
export function beforeWeekCloses(minutes: number): WeeklyTimetable {
  return (calendar, now) =>
    aroundWeeks(calendar, now, (_, span) => ({ dueAt: minutesBeforeEnd(calendar, span, minutes) }));
}

/**
 * When the first opening interval of each duty week ends: noon of VisIt's Monday. Its period is the week's Monday; it
 * lapses at the week's last closing.
 */
export const firstIntervalOfWeekEnds: WeeklyTimetable = (calendar, now) =>
  aroundWeeks(calendar, now, (_, { opens, closes }) => ({
    dueAt: endOfInterval(calendar, opens, closes),
    lapsesAt: closes,
  }));

/** The first closing after an opening, found minute by minute: hours begin and end with one. */
function endOfInterval(calendar: BusinessCalendar, opens: Instant, closes: Instant): Instant {
  let end = opens + MINUTE_MS;
  while (end < closes && calendar.isOpen(end)) end += MINUTE_MS;
  return end;
}

/**
 * So many calendar days before the first opening of a duty week, at the first opening from that date on. Its period is
 * that week's Monday; it lapses when the week opens, and is left out where nothing opens in between.
 */
export function daysBeforeWeek(days: number): WeeklyTimetable {
  return (calendar, now) =>
    aroundWeeks(calendar, now, (_, { opens }) => {
      const date = addDays(localDateOf(calendar.zone, opens), -days);
      const dueAt = calendar.nextOpen(startAt(calendar.zone, date, 0));
      return dueAt < opens ? { dueAt, lapsesAt: opens } : undefined;
    });
}

/** At the opening of the last business day before a duty week. Its period is that week's Monday; it lapses when it opens. */
export const businessDayBeforeWeek: WeeklyTimetable = (calendar, now) =>
  aroundWeeks(calendar, now, (_, { opens }) => {
    const first = localDateOf(calendar.zone, opens);
    for (let back = 1; back <= LONGEST_CLOSURE_DAYS; back++) {
      const day = daySpan(calendar, addDays(first, -back));
      if (day) return { dueAt: day.opens, lapsesAt: opens };
    }
    return undefined;
  });

function aroundWeeks(
  calendar: BusinessCalendar,
  now: Instant,
  occasionOf: (week: WeekName, span: WeekSpan) => Omit<Occasion, 'period'> | undefined,
): Around {
  const monday = mondayOf(localDateOf(calendar.zone, now));
  return occasionsAround(
    now,
    (index) => {
      const period = addDays(monday, 7 * index);
      const span = calendar.weekSpan(period);
      const occasion = span && occasionOf(period, span);
      return occasion && { period, ...occasion };
    },
    { middle: 0, slack: SLACK_WEEKS, reach: REACH_WEEKS },
  );
}

const localDateOf = (zone: string, t: Instant): LocalDate =>
  DateTime.fromMillis(t, { zone }).toFormat('yyyy-MM-dd');
