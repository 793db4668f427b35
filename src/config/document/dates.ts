import type { LocalDate, WeekName } from '../../domain/time/instant.ts';
import { isLocalDate, isoWeekday, mondayOf } from '../../domain/time/local-date.ts';
import { accept, type Reader, refuse, required } from './reading.ts';

const DATE_REMEDY = 'write an existing day as year-month-day, such as 2026-12-31';

/** A date, `yyyy-mm-dd`, that exists. */
export const date: Reader<LocalDate> = required(DATE_REMEDY, (value) =>
  typeof value === 'string' && isLocalDate(value.trim())
    ? accept(value.trim())
    : refuse('is not a date', DATE_REMEDY),
);

/** The Monday that names a week. */
export const monday: Reader<WeekName> = (value) => {
  const read = date(value);
  if (!read.ok || isoWeekday(read.value) === 1) return read;
  return refuse('is not a Monday', `its week is named ${mondayOf(read.value)}`);
};

/** First and last day, both included. */
export interface DateRange {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

const RANGE_REMEDY = 'write a day, or two with .. between, such as 2027-01-04..2027-01-17';

/** A day (`2027-01-04`), or a range of days (`2027-01-04..2027-01-17`). */
export const dateRange: Reader<DateRange> = required(RANGE_REMEDY, (value) => {
  if (typeof value !== 'string') return refuse('is not a range of days', RANGE_REMEDY);
  const [first, last, ...rest] = value.split('..');
  const from = date(first);
  const to = last === undefined ? from : date(last);
  if (!from.ok || !to.ok || rest.length > 0) return refuse('is not a range of days', RANGE_REMEDY);
  if (to.value < from.value) return refuse('ends before it begins', 'write the earlier day first');
  return accept({ from: from.value, to: to.value });
});
