import { DAY_MINUTES, type EpochMinute, wallReader } from './wall-minutes.ts';

/** Zones and the years whose changes are looked at. Each is here for a quirk that others lack. */
export const ZONES: ReadonlyArray<readonly [zone: string, ...years: number[]]> = [
  ['America/Los_Angeles', 2025, 2026],
  ['Europe/Berlin', 2024, 2025],
  ['Australia/Lord_Howe', 2024, 2025], // half an hour
  ['Africa/Cairo', 2010, 2014, 2023, 2024], // at midnight, twice more around Ramadan
  ['Asia/Tehran', 2020, 2021, 2022], // at midnight, any weekday, then given up
  ['Pacific/Apia', 2010, 2011, 2012], // skipped 2011-12-30
  ['America/Sao_Paulo', 2017, 2018, 2019], // at midnight
  ['Asia/Beirut', 2022, 2023], // at midnight
  ['America/St_Johns', 2009, 2010, 2011, 2025], // at 00:01 until 2011: midnight occurs twice
  ['Asia/Kolkata', 2025], // none
  ['Africa/Casablanca', 2024, 2025], // winter time is in spring
  ['Antarctica/Troll', 2024, 2025], // two hours
  ['Pacific/Chatham', 2024, 2025], // at 02:45 and 03:45
  ['America/Caracas', 2016], // half an hour, once, for good
  ['America/Nuuk', 2022, 2023, 2024], // before midnight, a new base offset
  ['Asia/Pyongyang', 2015, 2018], // half an hour, once, at midnight
];

/** The first minutes of new offsets of a zone in some years, found by asking day by day. */
export function offsetChanges(zone: string, years: readonly number[]): readonly EpochMinute[] {
  const read = wallReader(zone);
  const offset = (minute: EpochMinute) => read(minute) - minute;
  const changes: EpochMinute[] = [];
  for (const year of years) {
    const end = Date.UTC(year + 1, 0, 1) / 60_000;
    for (let day = Date.UTC(year, 0, 1) / 60_000; day < end; day += DAY_MINUTES) {
      if (offset(day) === offset(day + DAY_MINUTES)) continue;
      for (let minute = day + 1; minute <= day + DAY_MINUTES; minute++) {
        if (offset(minute - 1) !== offset(minute)) changes.push(minute);
      }
    }
  }
  return changes;
}
