import { DateTime } from 'luxon';
import type { BusinessCalendar } from '../time/business-calendar.ts';
import type { Instant, LocalDate, WeekName } from '../time/instant.ts';
import { addDays, monthAfter } from '../time/local-date.ts';
import { startAt } from '../time/wall-clock.ts';

/** Time that figures are of: duty weeks, months of the calendar, or days from one to another, both included. */
export type Period =
  | { readonly kind: 'weeks'; readonly first: WeekName; readonly count: number }
  /** `first` is a month, `yyyy-mm`; a quarter is three of them, a year twelve. */
  | { readonly kind: 'months'; readonly first: string; readonly count: number }
  | { readonly kind: 'days'; readonly from: LocalDate; readonly to: LocalDate };

/** From the first instant (included) to the second (excluded). */
export interface TimeSpan {
  readonly from: Instant;
  readonly to: Instant;
}

/** A calendar that never opens for longer than that has no duty to count. */
const LONGEST_CLOSURE_WEEKS = 60;

/**
 * The instants of a period. A duty week begins when the one before it closes for the last time, since what comes in after
 * that belongs to it; months and days begin at midnight of the calendar's zone. Periods of one kind follow one another
 * without a gap.
 */
export function spanOf(period: Period, calendar: BusinessCalendar): TimeSpan {
  const { zone } = calendar;
  switch (period.kind) {
    case 'weeks':
      return {
        from: lastClosingBefore(calendar, period.first),
        to: lastClosingBefore(calendar, addDays(period.first, 7 * period.count)),
      };
    case 'months':
      return {
        from: startAt(zone, `${period.first}-01`, 0),
        to: startAt(zone, `${monthAfter(period.first, period.count)}-01`, 0),
      };
    case 'days':
      return { from: startAt(zone, period.from, 0), to: startAt(zone, addDays(period.to, 1), 0) };
  }
}

/** The same length of time, just before. */
export function periodBefore(period: Period): Period {
  switch (period.kind) {
    case 'weeks':
      return { ...period, first: addDays(period.first, -7 * period.count) };
    case 'months':
      return { ...period, first: monthAfter(period.first, -period.count) };
    case 'days': {
      const to = addDays(period.from, -1);
      const length = DateTime.fromISO(period.to, { zone: 'utc' }).diff(
        DateTime.fromISO(period.from, { zone: 'utc' }),
        'days',
      ).days;
      return { kind: 'days', from: addDays(to, -length), to };
    }
  }
}

/** "week of 11 Jan 2027", "January 2027", "4th quarter of 2026", "13 weeks from 2 Nov 2026", "1 Jan 2027 – 5 Jan 2027". */
export function periodName(period: Period): string {
  switch (period.kind) {
    case 'weeks':
      return period.count === 1
        ? `week of ${day(period.first)}`
        : `${String(period.count)} weeks from ${day(period.first)}`;
    case 'months': {
      const month = DateTime.fromISO(`${period.first}-01`, { zone: 'utc', locale: 'en-US' });
      if (period.count === 12) return String(month.year);
      if (period.count === 1) return month.toFormat('LLLL yyyy');
      return `${ORDINALS[month.quarter - 1] ?? ''} quarter of ${String(month.year)}`;
    }
    case 'days':
      return period.from === period.to
        ? day(period.from)
        : `${day(period.from)} – ${day(period.to)}`;
  }
}

const day = (date: LocalDate): string =>
  DateTime.fromISO(date, { zone: 'utc', locale: 'en-US' }).toFormat('d LLL yyyy');

const ORDINALS = ['1st', '2nd', '3rd', '4th'];

/** The words by which `parsePeriod` reads it again, whenever that is. */
export function periodWords(period: Period): string {
  switch (period.kind) {
    case 'weeks':
      return `${String(period.count)} weeks from ${period.first}`;
    case 'months': {
      const [year = '', month = ''] = period.first.split('-');
      if (period.count === 12) return year;
      return period.count === 1 ? period.first : `${year}-q${String(Math.ceil(Number(month) / 3))}`;
    }
    case 'days':
      return `${period.from}..${period.to}`;
  }
}

function lastClosingBefore(calendar: BusinessCalendar, week: WeekName): Instant {
  for (let back = 1; back <= LONGEST_CLOSURE_WEEKS; back += 1) {
    const span = calendar.weekSpan(addDays(week, -7 * back));
    if (span) return span.closes;
  }
  return startAt(calendar.zone, week, 0);
}
