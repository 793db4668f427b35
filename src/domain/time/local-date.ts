import type { Weekday } from './business-calendar.ts';
import type { LocalDate, WeekName } from './instant.ts';

/**
 * A civil date as days since 1970-01-01 in the proleptic Gregorian calendar, without a zone. Arithmetic on dates is
 * done on these; the text form is for people, tables and maps.
 */
export type DayNumber = number;

/** Monday to Sunday. */
export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

const DATE_TEXT = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01 of a civil date (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
export function dayNumberOf(year: number, month: number, day: number): DayNumber {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date of a day number, as `yyyy-mm-dd`. Years 0 to 9999. */
export function toLocalDate(dayNumber: DayNumber): LocalDate {
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** Whether a text is an existing date written `yyyy-mm-dd` (2026-02-29 is not). */
export function isLocalDate(text: string): boolean {
  return readDate(text) !== undefined;
}

/** The day number of a date. Throws RangeError for a text that is no existing `yyyy-mm-dd` date. */
export function toDayNumber(date: LocalDate): DayNumber {
  const dayNumber = readDate(date);
  if (dayNumber === undefined) {
    throw new RangeError(`"${date}" is not a date; write an existing day as yyyy-mm-dd`);
  }
  return dayNumber;
}

/** The date `days` after (or, negative, before) a date. Throws RangeError for what is no date. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return toLocalDate(toDayNumber(date) + days);
}

/** Days from `from` to `to`; negative when `to` is earlier. Throws RangeError for what is no date. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** ISO weekday of a date: 1 is Monday. Throws RangeError for what is no date. */
export function isoWeekday(date: LocalDate): Weekday {
  return weekdayOf(toDayNumber(date));
}

/** ISO weekday of a day number: day 0 was a Thursday. */
export function weekdayOf(dayNumber: DayNumber): Weekday {
  return weekdayAfter(4, dayNumber);
}

/** The weekday `days` after (or, negative, before) another. */
export function weekdayAfter(weekday: Weekday, days: number): Weekday {
  const index = (weekday - 1 + days) % 7;
  return WEEKDAYS[index < 0 ? index + 7 : index] ?? weekday;
}

/** The month, `yyyy-mm`, so many after another, or before it. */
export function monthAfter(month: string, count: number): string {
  const [year = 0, of = 1] = month.split('-').map(Number);
  const months = year * 12 + of - 1 + count;
  const number = String((months % 12) + 1).padStart(2, '0');
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${number}`;
}

/** The Monday that names a date's ISO week. Throws RangeError for what is no date. */
export function mondayOf(date: LocalDate): WeekName {
  const dayNumber = toDayNumber(date);
  return toLocalDate(dayNumber - weekdayOf(dayNumber) + 1);
}

/** The civil year of a date. Throws RangeError for what is no date. */
export function yearOf(date: LocalDate): number {
  toDayNumber(date);
  return Number(date.slice(0, 4));
}

function readDate(text: string): DayNumber | undefined {
  const parts = DATE_TEXT.exec(text);
  if (parts === null) return undefined;
  const dayNumber = dayNumberOf(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  // A day that its month does not have, or a thirteenth month, is written back as another date.
  return toLocalDate(dayNumber) === text ? dayNumber : undefined;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
