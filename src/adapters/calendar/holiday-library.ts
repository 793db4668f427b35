import { DAY_MS, type LocalDate } from '../../domain/time/instant.ts';
import { addDays } from '../../domain/time/local-date.ts';
import { notParsed, type Parsed, parsed } from '../../domain/time/parsed.ts';
import { nearestNames } from './nearest-names.ts';

/** Kinds of holiday that date-holidays tells apart. The observed federal days of the US are `public` and `bank`. */
export const HOLIDAY_TYPES = ['public', 'bank', 'school', 'optional', 'observance'] as const;
export type HolidayType = (typeof HOLIDAY_TYPES)[number];

/** Where holidays are kept: codes as in ISO 3166, in any case ("US", "DE" and "BY", "US" "LA" "NO"). */
export interface HolidayPlace {
  readonly country: string;
  readonly state?: string | undefined;
  readonly region?: string | undefined;
}

/** One date of a holiday. A substitute's `name` says so, its `keeps` is the name of the day that it stands for. */
export interface HolidayDate {
  readonly date: LocalDate;
  readonly name: string;
  readonly keeps: string;
}

/** The dates of the holidays that begin in a civil year, in order; the last may reach into the next year. */
export type HolidayLibrary = (year: number) => readonly HolidayDate[];

const SUBSTITUTE_SUFFIX = /\s*[(（][^()（）]*[)）]$/;

/**
 * Opens date-holidays for a place, or says what is not known about it. Its rules are 12 MB and take 0.3 to 0.7 s to
 * load, hence the import only here. A year then costs about 7 ms.
 *
 * Half days (Christmas Eve from 14:00) are left out: they are a team's special days, with hours of their own.
 */
export async function openHolidayLibrary(
  place: HolidayPlace,
  types: readonly HolidayType[],
  zone: string,
): Promise<Parsed<HolidayLibrary>> {
  const { default: Holidays } = await import('date-holidays');
  const all = new Holidays();
  const country = findCode('country', place.country, all.getCountries('en'));
  if (!country.ok) return country;
  const state = findCode('state', place.state, all.getStates(country.value, 'en'));
  if (!state.ok) return state;
  const regions = state.value === '' ? {} : all.getRegions(country.value, state.value, 'en');
  const region = findCode('region', place.region, regions);
  if (!region.ok) return region;

  const holidays = new Holidays(country.value, state.value, region.value, {
    types: [...types],
    timezone: zone,
  });
  return parsed((year) => holidays.getHolidays(year).flatMap(datesOf));
}

function datesOf(holiday: {
  readonly date: string;
  readonly start: Date;
  readonly end: Date;
  readonly name: string;
  readonly substitute?: boolean;
}): readonly HolidayDate[] {
  const first = holiday.date.slice(0, 10);
  // The text, not `start`, has the civil date: days of the Islamic and Jewish calendars start the evening before.
  const isFromMidnight = holiday.date.slice(11, 19) === '00:00:00';
  const days = Math.round((holiday.end.getTime() - holiday.start.getTime()) / DAY_MS);
  if (!isFromMidnight) return [];
  const { name } = holiday;
  const keeps = holiday.substitute === true ? name.replace(SUBSTITUTE_SUFFIX, '') : name;
  return Array.from({ length: days }, (_, index) => ({ date: addDays(first, index), name, keeps }));
}

/** The library's own spelling of a code ("US"; some are mixed, "CAN-Timaru"); empty where none is given. */
function findCode(
  what: keyof HolidayPlace,
  given: string | undefined,
  known: Readonly<Record<string, string>> | undefined,
): Parsed<string> {
  if (given === undefined) return parsed('');
  const names = Object.entries(known ?? {});
  const wanted = given.trim().toUpperCase();
  const found = names.find(([code]) => code.toUpperCase() === wanted);
  if (found !== undefined) return parsed(found[0]);

  const refused = `holidays: the ${what} "${given}" is not known`;
  if (names.length === 0) return notParsed(`${refused}; there is no ${what} to give, leave it out`);
  const codeOf = new Map(
    names.flatMap(([code, name]) => [[code, code] as const, [name, code] as const]),
  );
  const nearest = new Set(nearestNames(given, codeOf.keys(), 5).map((label) => codeOf.get(label)));
  const listed = names
    .filter(([code]) => nearest.has(code))
    .map(([code, name]) => `${code} (${name})`);
  return notParsed(`${refused}; give a code, the nearest are ${listed.join(', ')}`);
}
