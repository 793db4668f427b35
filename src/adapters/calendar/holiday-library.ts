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
  const country = place.country.trim().toUpperCase();
  const state = place.state?.trim().toUpperCase();
  const region = place.region?.trim().toUpperCase();

  const all = new Holidays();
  const problem =
    unknownCode('country', place.country, country, all.getCountries('en'), 'a code like US or GB') ??
    unknownCode('state', place.state, state, all.getStates(country, 'en'), `a state of ${country}`) ??
    unknownCode(
      'region',
      place.region,
      region,
      state === undefined ? {} : all.getRegions(country, state, 'en'),
      `a region of ${country} ${state}`,
    );
  if (problem !== undefined) return notParsed(problem);

  const holidays = new Holidays(
    { country, ...(state && { state }), ...(region && { region }) },
    { types: [...types], timezone: zone },
  );
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

function unknownCode(
  what: string,
  given: string | undefined,
  code: string | undefined,
  known: Readonly<Record<string, string>> | undefined,
  example: string,
): string | undefined {
  if (code === undefined || (known !== undefined && Object.hasOwn(known, code))) return undefined;
  const codes = Object.entries(known ?? {});
  const refused = `holidays: the ${what} "${given}" is not known`;
  if (codes.length === 0) return `${refused}; there is no ${what} to give, so leave it out`;
  const labels = new Map(
    codes.flatMap(([key, name]) => [
      [key, key],
      [name, key],
    ]),
  );
  const nearest = new Set(
    nearestNames(given ?? '', labels.keys(), 5).map((label) => labels.get(label)),
  );
  const listed = codes.filter(([key]) => nearest.has(key)).map(([key, name]) => `${key} (${name})`);
  return `${refused}; give ${example}; the nearest are ${listed.join(', ')}`;
}
