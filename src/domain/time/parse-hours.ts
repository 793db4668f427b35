import type { CalendarSpec, WallInterval, Weekday } from './business-calendar.ts';
import type { LocalDate } from './instant.ts';
import { isLocalDate } from './local-date.ts';
import { parseWeekdays, weekdayName } from './parse-weekdays.ts';
import { notParsed, type Parsed, parsed } from './parsed.ts';

const HOURS_TEXT = /^\s*(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})\s*$/;
const MINUTES_PER_DAY = 1440;

/** Hours of the day as written in hotline.yml: "08:00-12:00". */
export type HoursText = string;

/**
 * Reads "08:00-12:00" into minutes after midnight. An end of 24:00 is the day's end; an end that is not after the
 * start lies on the next day ("22:00-06:00" is 1320 to 1800, "08:00-08:00" a whole day).
 */
export function parseInterval(text: HoursText): Parsed<WallInterval> {
  const parts = HOURS_TEXT.exec(text);
  if (parts === null) {
    return notParsed(
      `"${text}" is not opening hours; write a start and an end, like "08:00-12:00"`,
    );
  }
  const start = toMinutes(parts[1], parts[2]);
  const end = toMinutes(parts[3], parts[4]);
  if (start === undefined || end === undefined) {
    return notParsed(
      `"${text}" has a time that no clock shows; hours go to 24:00, minutes to 59, like "13:00-17:30"`,
    );
  }
  if (start === MINUTES_PER_DAY) {
    return notParsed(
      `"${text}" starts at 24:00, which is the next day's 00:00; write it there, like "00:00-06:00"`,
    );
  }
  return parsed({ start, end: end > start ? end : end + MINUTES_PER_DAY });
}

/** Reads the hours of one day, in any order. None closes the day; hours that overlap are a problem. */
export function parseDayHours(texts: readonly HoursText[]): Parsed<readonly WallInterval[]> {
  const read: Array<{ readonly text: HoursText; readonly interval: WallInterval }> = [];
  for (const text of texts) {
    const interval = parseInterval(text);
    if (!interval.ok) return interval;
    read.push({ text, interval: interval.value });
  }
  read.sort((a, b) => a.interval.start - b.interval.start);
  for (const [index, { text, interval }] of read.entries()) {
    const before = read[index - 1];
    if (before !== undefined && interval.start < before.interval.end) {
      return notParsed(
        `"${before.text}" and "${text}" overlap; write hours that follow each other, like "08:00-12:00" and "13:00-17:00"`,
      );
    }
  }
  return parsed(read.map(({ interval }) => interval));
}

/**
 * Reads weekly hours: keys name weekdays ("mon-fri", "sat", "mon,wed"), values list a day's hours. Days that are not
 * named are closed. A day named by two keys is a problem, and so is a week without hours.
 */
export function parseWeeklyHours(
  hours: Readonly<Record<string, readonly HoursText[]>>,
): Parsed<CalendarSpec['hours']> {
  const week: Record<Weekday, readonly WallInterval[]> = {
    1: [],
    2: [],
    3: [],
    4: [],
    5: [],
    6: [],
    7: [],
  };
  const namedBy = new Map<Weekday, string>();
  for (const [key, texts] of Object.entries(hours)) {
    const days = parseWeekdays(key);
    if (!days.ok) return days;
    const intervals = parseDayHours(texts);
    if (!intervals.ok) return notParsed(`${key}: ${intervals.problem}`);
    for (const day of days.value) {
      const other = namedBy.get(day);
      if (other !== undefined) {
        return notParsed(
          `"${other}" and "${key}" both give hours for ${weekdayName(day)}; name each day once, like "mon-thu" and "fri"`,
        );
      }
      namedBy.set(day, key);
      week[day] = intervals.value;
    }
  }
  if (Object.values(week).every((intervals) => intervals.length === 0)) {
    return notParsed('no day has hours; give some, like mon-fri: ["08:00-12:00", "13:00-17:00"]');
  }
  return parsed(week);
}

/** Reads special days: dates with hours of their own, of which none closes the day. */
export function parseSpecialDays(
  days: Readonly<Record<string, readonly HoursText[]>>,
): Parsed<ReadonlyMap<LocalDate, readonly WallInterval[]>> {
  const special = new Map<LocalDate, readonly WallInterval[]>();
  for (const [date, texts] of Object.entries(days)) {
    if (!isLocalDate(date)) {
      return notParsed(`"${date}" is not a date; write year, month and day, like 2026-12-31`);
    }
    const intervals = parseDayHours(texts);
    if (!intervals.ok) return notParsed(`${date}: ${intervals.problem}`);
    special.set(date, intervals.value);
  }
  return parsed(special);
}

function toMinutes(hours: string | undefined, minutes: string | undefined): number | undefined {
  const time = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && time <= MINUTES_PER_DAY ? time : undefined;
}
