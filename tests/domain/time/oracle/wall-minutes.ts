/** Whole minutes since 1970-01-01T00:00Z. */
export type EpochMinute = number;

/** What a wall clock and a wall calendar show: whole minutes since 1970-01-01T00:00 on that wall. */
export type WallMinute = number;

/** Days since 1970-01-01 of a civil date. */
export type DayNumber = number;

// Jest looks a global up in its sandbox each time, which takes longer than all else a step does.
const { floor } = Math;

export const DAY_MINUTES = 1440;

// Every offset lies between -12:00 and +14:00: what a wall shows, or skips, it does so this near.
const SCAN_MINUTES = 15 * 60;

export interface Wall {
  /** What the wall shows during an epoch minute. */
  at(minute: EpochMinute): WallMinute;
  /** The first minute that shows `wall`; where none does, the first after the gap. */
  first(wall: WallMinute): EpochMinute;
  /** The last minute that shows `wall`; where none does, the first after the gap. */
  last(wall: WallMinute): EpochMinute;
}

/**
 * The wall of a zone, read from Intl.DateTimeFormat minute by minute. A UTC hour at whose two ends the
 * offset is the same is filled in without asking for the 59 minutes between; nothing else is assumed.
 */
export function wallOf(zone: string): Wall {
  const known = walls.get(zone) ?? createWall(zone);
  walls.set(zone, known);
  return known;
}

const walls = new Map<string, Wall>();

function createWall(zone: string): Wall {
  const read = wallReader(zone);
  const shownOn = keptByDay((day) => readDay(read, day));
  const runs = new Map<WallMinute, readonly [EpochMinute, EpochMinute]>();

  function at(minute: EpochMinute): WallMinute {
    const day = floor(minute / DAY_MINUTES);
    return shownOn(day)[minute - day * DAY_MINUTES] ?? Number.NaN;
  }

  function occurrences(wall: WallMinute): readonly [EpochMinute, EpochMinute] {
    const found = runs.get(wall) ?? scan(at, wall);
    runs.set(wall, found);
    return found;
  }

  return {
    at,
    first: (wall) => occurrences(wall)[0],
    last: (wall) => occurrences(wall)[1],
  };
}

function scan(at: Wall['at'], wall: WallMinute): readonly [EpochMinute, EpochMinute] {
  const shown: EpochMinute[] = [];
  let afterGap: EpochMinute | undefined;
  let before = at(wall - SCAN_MINUTES - 1);
  for (let minute = wall - SCAN_MINUTES; minute <= wall + SCAN_MINUTES; minute++) {
    const now = at(minute);
    if (now === wall) shown.push(minute);
    if (afterGap === undefined && before < wall && now > wall) afterGap = minute;
    before = now;
  }
  const first = shown[0] ?? afterGap;
  const last = shown.at(-1) ?? afterGap;
  if (first === undefined || last === undefined) throw new Error(`No wall minute ${wall}`);
  return [first, last];
}

/** What was made for a UTC day is made once; the day asked for last is at hand at once. */
export function keptByDay<T>(make: (day: number) => T): (day: number) => T {
  const kept = new Map<number, T>();
  let lastDay: number | undefined;
  let last: T;
  return (day) => {
    if (day === lastDay) return last;
    last = kept.get(day) ?? make(day);
    kept.set(day, last);
    lastDay = day;
    return last;
  };
}

function readDay(read: (minute: EpochMinute) => WallMinute, day: number): Int32Array {
  const shown = new Int32Array(DAY_MINUTES);
  for (let hour = 0; hour < 24; hour++) {
    const start = day * DAY_MINUTES + hour * 60;
    const first = read(start);
    const steady = read(start + 60) === first + 60;
    for (let i = 0; i < 60; i++) shown[hour * 60 + i] = steady ? first + i : read(start + i);
  }
  return shown;
}

/** Asks Intl.DateTimeFormat what the wall of a zone shows. Slow (3 µs), and cached nowhere. */
export function wallReader(zone: string): (minute: EpochMinute) => WallMinute {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (minute) => {
    const parts = /^(\d\d)\/(\d\d)\/(\d{4}), (\d\d):(\d\d)$/.exec(format.format(minute * 60_000));
    if (parts === null) throw new Error(`Intl answered in an unknown form for ${zone}`);
    const [, month, date, year, hours, minutes] = parts;
    return Date.parse(`${year}-${month}-${date}T${hours}:${minutes}Z`) / 60_000;
  };
}

export function dayOf(wall: WallMinute): DayNumber {
  return floor(wall / DAY_MINUTES);
}

/** `yyyy-mm-dd` of a civil day. */
export function dateOf(day: DayNumber): string {
  return new Date(day * DAY_MINUTES * 60_000).toISOString().slice(0, 10);
}

/** The Monday on or before a civil day; 1970-01-01 was a Thursday. */
export function mondayOf(day: DayNumber): DayNumber {
  return day - ((((day + 3) % 7) + 7) % 7);
}
