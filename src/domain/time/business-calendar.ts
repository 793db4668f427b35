import type { Instant, LocalDate, WeekName } from './instant.ts';

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/**
 * Opening hours on one local date, in minutes after that date's midnight on the wall clock.
 * `start` is 0 to 1439; `end` is greater than `start` and at most `start + 1440`. An interval over midnight
 * (22:00–06:00 is 1320 to 1800) belongs to the date on which it begins.
 */
export interface WallInterval {
  readonly start: number;
  readonly end: number;
}

/** What a business calendar is made from: wall-clock hours in an IANA zone. Pure data and one pure function. */
export interface CalendarSpec {
  readonly zone: string;
  readonly hours: Readonly<Record<Weekday, readonly WallInterval[]>>;
  /** Closed dates of a civil year, with their names. Must be deterministic. */
  readonly holidays: (year: number) => ReadonlyMap<LocalDate, string>;
  /** Dates with hours of their own (none closes the day). They win over holidays and weekly hours. */
  readonly specialDays: ReadonlyMap<LocalDate, readonly WallInterval[]>;
}

/** The open part of a duty week: from its first opening to its last closing. */
export interface WeekSpan {
  readonly opens: Instant;
  readonly closes: Instant;
}

/** A team's opening times. Every operation is a pure look-up in compiled tables. */
export interface BusinessCalendar {
  readonly zone: string;
  /** Whether the calendar is open at `t`. An interval includes its start and excludes its end. */
  isOpen(t: Instant): boolean;
  /** `t` itself when open, else the next opening. Throws RangeError when nothing opens within the five years after `t`. */
  nextOpen(t: Instant): Instant;
  /**
   * The first instant by which `minutes` business minutes have passed since `t` (12:00, not 13:00).
   * `add(t, 0)` is `t`; a fraction of a millisecond is rounded up. Throws RangeError for a negative or non-finite
   * amount, and where nothing opens for five years.
   */
  add(t: Instant, minutes: number): Instant;
  /** Business minutes from `a` to `b`, fractional where instants are; negative when `b` is before `a`. */
  between(a: Instant, b: Instant): number;
  /** The duty week that an instant belongs to: the ISO week, in the calendar's zone, of its next open instant. */
  dutyWeek(t: Instant): WeekName;
  /**
   * First opening and last closing of a week named by its Monday, or undefined when it has no open minute. What is open
   * over midnight between Sunday and Monday is cut there, as `dutyWeek` cuts it. Throws RangeError for another weekday.
   */
  weekSpan(week: WeekName): WeekSpan | undefined;
  /**
   * Names of the holidays that close dates from `from` to `to`, both included, in order. Special days are not listed,
   * weekends are: a Saturday's holiday and the Friday on which it is observed are two entries.
   */
  holidaysBetween(
    from: LocalDate,
    to: LocalDate,
  ): ReadonlyArray<{ readonly date: LocalDate; readonly name: string }>;
}
