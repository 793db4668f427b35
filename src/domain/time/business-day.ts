import { DateTime } from 'luxon';
import type { BusinessCalendar } from './business-calendar.ts';
import type { Instant, LocalDate } from './instant.ts';
import { addDays } from './local-date.ts';
import { startAt } from './wall-clock.ts';

/** From the first opening to the last closing of some stretch of time. */
export interface OpenSpan {
  readonly from: Instant;
  readonly to: Instant;
}

/** The open part of a stretch: its first open instant and its last closing; undefined where nothing is open. */
export function openPart(
  calendar: BusinessCalendar,
  from: Instant,
  to: Instant,
): OpenSpan | undefined {
  if (to <= from) return undefined;
  const minutes = calendar.between(from, to);
  if (minutes <= 0) return undefined;
  return { from: calendar.nextOpen(from), to: calendar.add(from, minutes) };
}

/** The open part of a local date. */
export function openPartOfDay(calendar: BusinessCalendar, date: LocalDate): OpenSpan | undefined {
  const { zone } = calendar;
  return openPart(calendar, startAt(zone, date, 0), startAt(zone, addDays(date, 1), 0));
}

/** The local date of an instant. */
export function dateAt(zone: string, t: Instant): LocalDate {
  const date = DateTime.fromMillis(t, { zone }).toISODate();
  if (date === null) throw new RangeError(`${String(t)} has no date in ${zone}`);
  return date;
}

/** The last closing of the business day that `t` belongs to: while closed, of the day on which the calendar next opens. */
export function endOfBusinessDay(calendar: BusinessCalendar, t: Instant): Instant {
  const opens = calendar.nextOpen(t);
  return openPartOfDay(calendar, dateAt(calendar.zone, opens))?.to ?? opens;
}

/** The local dates that a stretch touches, its end excluded. */
export function datesBetween(zone: string, from: Instant, to: Instant): readonly LocalDate[] {
  const last = dateAt(zone, to - 1);
  const dates: LocalDate[] = [];
  for (let date = dateAt(zone, from); date <= last; date = addDays(date, 1)) dates.push(date);
  return dates;
}
