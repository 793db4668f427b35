import type { LocalDate } from '../../domain/time/instant.ts';
import { isLocalDate, yearOf } from '../../domain/time/local-date.ts';
import { notParsed, type Parsed, parsed } from '../../domain/time/parsed.ts';
import { type HolidayLibrary, type HolidayType, openHolidayLibrary } from './holiday-library.ts';
import { nearestNames } from './nearest-names.ts';

/** A team's closed dates in a civil year, with their names. Deterministic, and computed once for each year. */
export type HolidayRules = (year: number) => ReadonlyMap<LocalDate, string>;

export interface HolidayRulesOptions {
  /** Whose rules apply, as ISO 3166 codes in any case. Without a country, only the dates of `also`. */
  readonly country?: string | undefined;
  readonly state?: string | undefined;
  readonly region?: string | undefined;
  readonly types: readonly HolidayType[];
  /** The team's IANA zone: rules that depend on the time of day are read in it. */
  readonly zone: string;
  /** Holidays that the team works on, by the library's name in any case. Takes a day's substitutes with it. */
  readonly except: readonly string[];
  /** More closed dates, with their names. They win over the rules' names. */
  readonly also: Readonly<Record<LocalDate, string>>;
  /** A civil year, the present one: names in `except` are looked for from the year before to four years after. */
  readonly around: number;
}

/** Four years ahead, because some days are kept every fourth (Inauguration Day). */
const YEARS_BEFORE = 1;
const YEARS_AFTER = 4;

/**
 * Loads the holidays of a team, observed days included, or says what in their configuration cannot be. The rules come
 * from date-holidays, which is loaded by this call and not before.
 */
export async function loadHolidayRules(
  options: HolidayRulesOptions,
): Promise<Parsed<HolidayRules>> {
  const { country, state, region, types, zone, except, also, around } = options;
  const notADate = Object.keys(also).find((date) => !isLocalDate(date));
  if (notADate !== undefined) {
    return notParsed(
      `holidays: "${notADate}" in also is not a date; write year, month and day, like 2026-11-27`,
    );
  }
  const opened =
    country === undefined
      ? parsed(NONE)
      : await openHolidayLibrary({ country, state, region }, types, zone);
  if (!opened.ok) return opened;
  const library = oncePerYear(opened.value);

  const problem = findUnknownName(library, except, around);
  return problem === undefined
    ? parsed(oncePerYear(rulesOf(library, except, also)))
    : notParsed(problem);
}

const NONE: HolidayLibrary = () => [];

function rulesOf(
  library: HolidayLibrary,
  except: readonly string[],
  also: Readonly<Record<LocalDate, string>>,
): HolidayRules {
  const removed = new Set(except.map(folded));
  return (year) => {
    const closed = new Map<LocalDate, string>();
    // A holiday of several days that begins in December goes on in January.
    for (const { date, name, keeps } of [...library(year - 1), ...library(year)]) {
      if (yearOf(date) !== year || removed.has(folded(name)) || removed.has(folded(keeps)))
        continue;
      const other = closed.get(date);
      closed.set(date, other === undefined || other === name ? name : `${other}, ${name}`);
    }
    for (const [date, name] of Object.entries(also)) {
      if (yearOf(date) === year) closed.set(date, name);
    }
    return new Map([...closed].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  };
}

function findUnknownName(
  library: HolidayLibrary,
  except: readonly string[],
  around: number,
): string | undefined {
  if (except.length === 0) return undefined;
  const known = new Map<string, string>();
  for (let year = around - YEARS_BEFORE; year <= around + YEARS_AFTER; year += 1) {
    for (const { name, keeps } of library(year)) {
      known.set(folded(keeps), keeps);
      // A substitute alone can be removed too; it is not worth a place in the list.
      if (name !== keeps) known.set(folded(name), keeps);
    }
  }
  const unknown = except.find((name) => !known.has(folded(name)));
  if (unknown === undefined) return undefined;
  const names = [...new Set(known.values())];
  if (names.length === 0) return `holidays: "${unknown}" in except removes nothing; no rules apply`;
  const nearest = nearestNames(unknown, names, 1).join('');
  return `holidays: "${unknown}" in except is no holiday of these rules; the nearest is "${nearest}" (known: ${names.join(', ')})`;
}

function folded(name: string): string {
  return name.trim().normalize().toLowerCase();
}

function oncePerYear<T>(compute: (year: number) => T): (year: number) => T {
  const years = new Map<number, T>();
  return (year) => {
    const known = years.get(year);
    if (known !== undefined) return known;
    const value = compute(year);
    years.set(year, value);
    return value;
  };
}
