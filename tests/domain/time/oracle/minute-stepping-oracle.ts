import type {
  BusinessCalendar,
  CalendarSpec,
  WallInterval,
  Weekday,
  WeekSpan,
} from '../../../../src/domain/time/business-calendar.ts';
import {
  DAY_MINUTES,
  type DayNumber,
  dateOf,
  dayOf,
  type EpochMinute,
  keptByDay,
  mondayOf,
  wallOf,
} from './wall-minutes.ts';

// Jest looks a global up in its sandbox each time, which takes longer than all else a step does.
const { floor, max, min } = Math;

const MINUTE_MS = 60_000;
const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

export type Operation = 'isOpen' | 'nextOpen' | 'add' | 'between' | 'dutyWeek' | 'weekSpan';

export type Oracle = Pick<BusinessCalendar, Operation>;

/**
 * Answers as a business calendar must, by looking at one minute after the other. It knows no offset, no
 * change of offset and no arithmetic on intervals: only whether a given minute is open. All boundaries
 * and offsets must be whole minutes.
 */
export function createMinuteSteppingOracle(spec: CalendarSpec): Oracle {
  const isOpenMinute = openMinutesOf(spec);
  const wall = wallOf(spec.zone);

  function isOpen(t: number): boolean {
    return isOpenMinute(floor(t / MINUTE_MS));
  }

  function nextOpen(t: number): number {
    if (isOpen(t)) return t;
    const limit = t + 5 * 366 * DAY_MINUTES * MINUTE_MS;
    for (let minute = floor(t / MINUTE_MS) + 1; minute * MINUTE_MS <= limit; minute++) {
      if (isOpenMinute(minute)) return minute * MINUTE_MS;
    }
    throw new RangeError('nothing opens within five years');
  }

  function add(t: number, minutes: number): number {
    if (!Number.isFinite(minutes) || minutes < 0) throw new RangeError(`cannot add ${minutes}`);
    let left = minutes * MINUTE_MS;
    let at = t;
    while (left > 0) {
      const minute = floor(at / MINUTE_MS);
      const ends = (minute + 1) * MINUTE_MS;
      if (isOpenMinute(minute)) {
        if (ends - at >= left) return at + left;
        left -= ends - at;
      }
      at = ends;
    }
    return t;
  }

  function between(a: number, b: number): number {
    if (b < a) return -between(b, a);
    let open = 0;
    for (let minute = floor(a / MINUTE_MS); minute * MINUTE_MS < b; minute++) {
      if (!isOpenMinute(minute)) continue;
      open += min(b, (minute + 1) * MINUTE_MS) - max(a, minute * MINUTE_MS);
    }
    return open / MINUTE_MS;
  }

  function weekOf(minute: EpochMinute): DayNumber {
    return mondayOf(dayOf(wall.at(minute)));
  }

  function dutyWeek(t: number): string {
    return dateOf(weekOf(floor(nextOpen(t) / MINUTE_MS)));
  }

  // Hours that run over midnight into Monday are cut there, as `dutyWeek` cuts them.
  function weekSpan(week: string): WeekSpan | undefined {
    const monday = Date.parse(`${week}T00:00Z`) / MINUTE_MS / DAY_MINUTES;
    const open: EpochMinute[] = [];
    const end = (monday + 9) * DAY_MINUTES;
    for (let minute = (monday - 2) * DAY_MINUTES; minute < end; minute++) {
      if (isOpenMinute(minute) && weekOf(minute) === monday) open.push(minute);
    }
    const [first, last] = [open[0], open.at(-1)];
    if (first === undefined || last === undefined) return undefined;
    return { opens: first * MINUTE_MS, closes: (last + 1) * MINUTE_MS };
  }

  return { isOpen, nextOpen, add, between, dutyWeek, weekSpan };
}

/** Decides for any epoch minute whether the calendar is open. Answers are kept by UTC day. */
function openMinutesOf(spec: CalendarSpec): (minute: EpochMinute) => boolean {
  const wall = wallOf(spec.zone);

  function intervalsOf(date: DayNumber): ReadonlyArray<readonly [EpochMinute, EpochMinute]> {
    const midnight = date * DAY_MINUTES;
    return hoursOn(spec, date).map(({ start, end }) => [
      wall.first(midnight + start),
      wall.last(midnight + end),
    ]);
  }

  // A minute may be open by hours of an earlier date (over midnight), and of a later one: a wall put back
  // over midnight shows the earlier date again after the later one has begun.
  function decide(day: number): Uint8Array {
    const open = new Uint8Array(DAY_MINUTES);
    const start = day * DAY_MINUTES;
    const from = dayOf(wall.at(start)) - 2;
    const to = dayOf(wall.at(start + DAY_MINUTES - 1)) + 2;
    for (let date = from; date <= to; date++) {
      for (const [opens, closes] of intervalsOf(date)) {
        for (let i = 0; i < DAY_MINUTES; i++) {
          if (opens <= start + i && start + i < closes) open[i] = 1;
        }
      }
    }
    return open;
  }

  const openOn = keptByDay(decide);
  return (minute) => {
    const day = floor(minute / DAY_MINUTES);
    return openOn(day)[minute - day * DAY_MINUTES] === 1;
  };
}

/** Special days win over holidays, and holidays over the hours of the week. */
function hoursOn(spec: CalendarSpec, day: DayNumber): readonly WallInterval[] {
  const date = dateOf(day);
  const special = spec.specialDays.get(date);
  if (special !== undefined) return special;
  if (spec.holidays(Number(date.slice(0, 4))).has(date)) return [];
  const weekday = WEEKDAYS[day - mondayOf(day)];
  return weekday === undefined ? [] : spec.hours[weekday];
}
