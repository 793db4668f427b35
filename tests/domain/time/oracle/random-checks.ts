import type { CalendarSpec } from '../../../../src/domain/time/business-calendar.ts';
import { offsetChanges, ZONES } from './offset-changes.ts';
import { randomCalendar, SHAPE_NAMES, weeklyMinutes } from './random-calendars.ts';
import { createSeededRandom, type SeededRandom } from './seeded-random.ts';
import { DAY_MINUTES, dateOf, dayOf, type EpochMinute, mondayOf, wallOf } from './wall-minutes.ts';

const MINUTE_MS = 60_000;

/** One call of a calendar. */
export type Check =
  | readonly ['isOpen', t: number]
  | readonly ['nextOpen', t: number]
  | readonly ['add', t: number, minutes: number]
  | readonly ['between', a: number, b: number]
  | readonly ['dutyWeek', t: number]
  | readonly ['weekSpan', week: string];

/** A calendar and calls of it, made from nothing but its seed and the two words of its name. */
export interface Sample {
  readonly seed: number;
  readonly shape: string;
  readonly spec: CalendarSpec;
  readonly checks: readonly Check[];
}

/** For every zone and every shape some calendars, each around a change of offset or around New Year. */
export function* randomSamples(
  seed: number,
  rounds: number,
  checksEach: number,
  zones: readonly string[] = ZONES.map(([zone]) => zone),
): Generator<Sample> {
  let own = seed;
  for (const [zone, ...years] of ZONES.filter(([name]) => zones.includes(name))) {
    const changes = offsetChanges(zone, years);
    for (const shape of SHAPE_NAMES) {
      for (let round = 0; round < rounds; round++) {
        own += 1;
        const random = createSeededRandom(own);
        const anchor = randomAnchor(random, zone, changes, random.pick(years));
        const spec = randomCalendar(random, zone, shape, anchor);
        const checks = Array.from({ length: checksEach }, () => randomCheck(random, spec, anchor));
        yield { seed: own, shape, spec, checks };
      }
    }
  }
}

function randomAnchor(
  random: SeededRandom,
  zone: string,
  changes: readonly EpochMinute[],
  year: number,
): EpochMinute {
  const newYear = wallOf(zone).first(Date.UTC(year, 0, 1) / MINUTE_MS);
  return changes.length === 0 || random.chance(0.1) ? newYear : random.pick(changes);
}

function randomCheck(random: SeededRandom, spec: CalendarSpec, anchor: EpochMinute): Check {
  const t = randomInstant(random, spec, anchor);
  switch (random.between(0, 10)) {
    case 0:
    case 1:
      return ['isOpen', t];
    case 2:
      return ['nextOpen', t];
    case 3:
    case 4:
    case 5:
      return ['add', t, randomMinutes(random, spec)];
    case 6:
    case 7:
      return ['between', t, randomInstant(random, spec, anchor)];
    case 8:
      return ['between', t, t + random.between(-10 * DAY_MINUTES, 10 * DAY_MINUTES) * MINUTE_MS];
    case 9:
      return ['dutyWeek', t];
    default:
      return ['weekSpan', weekNear(spec.zone, t, random.between(-1, 1))];
  }
}

/** Half of them within 90 minutes of the change, many on a boundary or one millisecond beside it. */
function randomInstant(random: SeededRandom, spec: CalendarSpec, anchor: EpochMinute): number {
  const minute = anchor + randomDistance(random, spec, anchor);
  const aside = random.pick([0, 0, 0, 0, 1, -1, 59_999, random.between(0, 59_999)]);
  return minute * MINUTE_MS + aside;
}

function randomDistance(random: SeededRandom, spec: CalendarSpec, anchor: EpochMinute): number {
  if (random.chance(0.1)) return 0;
  if (random.chance(0.3)) return random.between(-90, 90);
  if (random.chance(0.4)) return boundaryNear(random, spec, anchor) - anchor;
  return random.between(-4 * DAY_MINUTES, 4 * DAY_MINUTES);
}

function boundaryNear(random: SeededRandom, spec: CalendarSpec, anchor: EpochMinute): EpochMinute {
  const wall = wallOf(spec.zone);
  const day = dayOf(wall.at(anchor)) + random.between(-2, 1);
  const special = spec.specialDays.get(dateOf(day));
  const hours = special ?? Object.values(spec.hours)[day - mondayOf(day)] ?? [];
  if (hours.length === 0) return anchor;
  const { start, end } = random.pick(hours);
  const boundary = day * DAY_MINUTES + random.pick([start, end]);
  return random.pick([wall.first(boundary), wall.last(boundary)]) + random.pick([0, 0, 0, -1, 1]);
}

/** Up to 1500, but no more than two ordinary weeks hold; some with a quarter of a minute. */
function randomMinutes(random: SeededRandom, spec: CalendarSpec): number {
  const most = Math.min(1500, 2 * weeklyMinutes(spec.hours));
  const minutes = random.chance(0.3)
    ? random.pick([0, 1, 30, 60, most])
    : random.between(0, random.pick([90, 480, most]));
  return random.chance(0.1) ? minutes + random.pick([0.25, 0.5]) : minutes;
}

function weekNear(zone: string, t: number, weeks: number): string {
  const day = dayOf(wallOf(zone).at(Math.floor(t / MINUTE_MS)));
  return dateOf(mondayOf(day) + 7 * weeks);
}
