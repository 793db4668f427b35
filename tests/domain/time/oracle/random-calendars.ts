import type {
  CalendarSpec,
  WallInterval,
  Weekday,
} from '../../../../src/domain/time/business-calendar.ts';
import type { SeededRandom } from './seeded-random.ts';
import { DAY_MINUTES, dateOf, dayOf, type EpochMinute, wallOf } from './wall-minutes.ts';

type Hours = CalendarSpec['hours'];

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const OFFICE: readonly WallInterval[] = [
  { start: 480, end: 720 },
  { start: 780, end: 1020 },
];

/** Opening hours of a week, made with a wall minute of the day around which boundaries shall lie. */
const SHAPES: Readonly<Record<string, (random: SeededRandom, around: number) => Hours>> = {
  office: () => week((weekday) => (weekday <= 5 ? OFFICE : [])),
  night: () => week(() => [{ start: 1320, end: 1800 }]),
  early: () => week(() => [{ start: 0, end: 600 }]),
  'round the clock on some days': (random) =>
    week((weekday) => (random.chance(0.5) ? [{ start: 0, end: 1440 }] : weekday < 6 ? OFFICE : [])),
  'begins and ends in the second hour': () => week(() => [{ start: 90, end: 150 }]),
  'begins and ends in the third hour': () => week(() => [{ start: 135, end: 225 }]),
  'around midnight': () =>
    week(() => [
      { start: 1410, end: 1470 },
      { start: 45, end: 75 },
    ]),
  'noon to noon': () => week((weekday) => (weekday % 2 ? [{ start: 720, end: 2160 }] : OFFICE)),
  'around the change': (random, around) => {
    const hours = intervalsAround(random, around);
    return week((weekday) => (random.chance(0.8) ? hours : weekday < 6 ? OFFICE : []));
  },
  'another each day': (random, around) => week(() => intervalsAround(random, around)),
  'any, on some days': (random) => {
    const sure = random.pick(WEEKDAYS);
    return week((weekday) => (weekday === sure || random.chance(0.6) ? anyIntervals(random) : []));
  },
};

export const SHAPE_NAMES: readonly string[] = Object.keys(SHAPES);

/** A calendar whose holidays, special days and (by its shape) boundaries lie around an epoch minute. */
export function randomCalendar(
  random: SeededRandom,
  zone: string,
  shape: string,
  anchor: EpochMinute,
): CalendarSpec {
  const wall = wallOf(zone);
  const around = random.pick([wall.at(anchor), wall.at(anchor - 1) + 1]);
  const minuteOfDay = around - dayOf(around) * DAY_MINUTES;
  const hours = SHAPES[shape]?.(random, minuteOfDay);
  if (hours === undefined) throw new Error(`No shape ${shape}`);

  const dates = (most: number) =>
    Array.from({ length: random.between(0, most) }, () =>
      dateOf(dayOf(around) + random.between(-4, 4)),
    );
  const closed = dates(3);
  const specialDays = new Map(
    dates(2).map((date) => [date, specialHours(random, minuteOfDay)] as const),
  );
  return { zone, hours, holidays: holidaysOn(closed), specialDays };
}

/** Holidays on some dates, and on every New Year's Day. */
export function holidaysOn(dates: readonly string[]): CalendarSpec['holidays'] {
  return (year) =>
    new Map(
      [`${year}-01-01`, ...dates.toSorted()]
        .filter((date) => date.startsWith(`${year}-`))
        .map((date) => [date, `Closed on ${date}`]),
    );
}

export function week(hoursOf: (weekday: Weekday) => readonly WallInterval[]): Hours {
  return {
    1: hoursOf(1),
    2: hoursOf(2),
    3: hoursOf(3),
    4: hoursOf(4),
    5: hoursOf(5),
    6: hoursOf(6),
    7: hoursOf(7),
  };
}

/** Open minutes in a week of hours, those that overlap counted twice: a measure of how far `add` goes. */
export function weeklyMinutes(hours: Hours): number {
  return WEEKDAYS.flatMap((weekday) => hours[weekday]).reduce((sum, i) => sum + i.end - i.start, 0);
}

function specialHours(random: SeededRandom, around: number): readonly WallInterval[] {
  return random.pick([
    () => [],
    () => [{ start: 480, end: 720 }],
    () => [{ start: 0, end: 1440 }],
    () => [{ start: 1320, end: 1800 }],
    () => intervalsAround(random, around),
    () => anyIntervals(random),
  ])();
}

/** One to three intervals near a minute of the day, in any order; they may touch or overlap. */
function intervalsAround(random: SeededRandom, around: number): readonly WallInterval[] {
  return Array.from({ length: random.between(1, 3) }, () => {
    const near = around + random.between(-6, 8) * 15 + random.pick([0, 0, 0, 1, -1, 7]);
    const start = ((near % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
    return { start, end: start + random.pick([1, 15, 30, 45, 60, 90, 120, 180, 600]) };
  });
}

function anyIntervals(random: SeededRandom): readonly WallInterval[] {
  return Array.from({ length: random.between(1, 3) }, () => {
    const start = random.between(0, 1439);
    return { start, end: start + random.between(1, random.pick([30, 300, 1440])) };
  });
}
