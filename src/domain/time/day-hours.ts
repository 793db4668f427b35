import type { CalendarSpec, WallInterval } from './business-calendar.ts';
import { type DayNumber, toDayNumber, WEEKDAYS, weekdayOf } from './local-date.ts';

const MINUTES_PER_DAY = 1440;
const CLOSED: readonly WallInterval[] = [];

/** What a calendar's wall clock says about single days: weekly hours, less holidays, overruled by special days. */
export interface DayHours {
  /** The intervals that begin on a day of a civil year, ordered by start. */
  on(year: number, day: DayNumber): readonly WallInterval[];
  /** Those of them that are still open at midnight. Asks for holidays only where weekly hours cross midnight. */
  pastMidnightOn(year: number, day: DayNumber): readonly WallInterval[];
}

/** Reads a specification into hours by day. Throws RangeError where an interval or a date in it is impossible. */
export function dayHours(spec: CalendarSpec): DayHours {
  const weekly = WEEKDAYS.map((weekday) => ordered(spec.hours[weekday], `weekday ${weekday}`));
  const special = new Map<DayNumber, readonly WallInterval[]>();
  for (const [date, hours] of spec.specialDays) {
    special.set(toDayNumber(date), ordered(hours, date));
  }
  const closed = new Map<number, ReadonlySet<DayNumber>>();

  const closedDays = (year: number): ReadonlySet<DayNumber> => {
    let days = closed.get(year);
    if (days === undefined) {
      days = new Set([...spec.holidays(year).keys()].map(toDayNumber));
      closed.set(year, days);
    }
    return days;
  };
  const weeklyOn = (day: DayNumber) => weekly[weekdayOf(day) - 1] ?? CLOSED;
  const on = (year: number, day: DayNumber): readonly WallInterval[] => {
    const overruled = special.get(day);
    if (overruled !== undefined) return overruled;
    const hours = weeklyOn(day);
    return hours.length > 0 && closedDays(year).has(day) ? CLOSED : hours;
  };
  return {
    on,
    pastMidnightOn(year, day) {
      if (!special.has(day) && !weeklyOn(day).some(crossesMidnight)) return CLOSED;
      return on(year, day).filter(crossesMidnight);
    },
  };
}

function crossesMidnight(interval: WallInterval): boolean {
  return interval.end > MINUTES_PER_DAY;
}

function ordered(hours: readonly WallInterval[], day: string): readonly WallInterval[] {
  for (const { start, end } of hours) {
    const isPossible =
      Number.isInteger(start) &&
      Number.isInteger(end) &&
      start >= 0 &&
      start < MINUTES_PER_DAY &&
      end > start &&
      end <= start + MINUTES_PER_DAY;
    if (!isPossible) {
      throw new RangeError(`${day} has an interval from minute ${start} to ${end}`);
    }
  }
  return hours.toSorted((a, b) => a.start - b.start);
}
