import type { Instant, LocalDate } from '../time/instant.ts';
import { addDays, daysBetween } from '../time/local-date.ts';
import { notParsed, type Parsed, parsed } from '../time/parsed.ts';
import { parseDate } from './parse-date.ts';

export interface DayRange {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Longer than anybody's leave: what is longer was most likely not meant. */
export const LONGEST_DAYS = 400;

const BETWEEN = /\s*(?:\.\.|\s-\s|(?<=\p{L})-(?=\d)|\s(?:to|until|till|through)\s)\s*/iu;

const LEADING = /^(?:from|on)\s+/iu;

/** The first and the last day of a text, as they are said; undefined where there is none, or there are three. */
export function daysSaid(
  text: string,
): { readonly first: string; readonly second: string | undefined } | undefined {
  const said = text.trim().replace(LEADING, '');
  const sides = said.replace(/^(\d{1,2})\s*-\s*(\d{1,2})\s+/u, '$1 .. $2 ').split(BETWEEN);
  const [first = '', second] = sides;
  if (first === '' || sides.length > 2) return undefined;
  // "20-27 Dec": the first day borrows what the second one says of the month.
  const borrows = /^\d{1,2}(?:st|nd|rd|th|\.)?$/u.test(first) && second !== undefined;
  return {
    first: borrows ? second.replace(/\d{1,2}(?:st|nd|rd|th|\.)?/iu, first) : first,
    second,
  };
}

/**
 * Reads days as people write them: `20 Dec`, `20 Dec - 3 Jan`, `20-27 Dec`, `2026-12-20..2027-01-03`,
 * `tomorrow until next Fri`, `next week`. Both ends are included.
 */
export function parseDays(text: string, now: Instant, zone: string): Parsed<DayRange> {
  const said = text.trim().replace(LEADING, '');
  // "Next week" alone is the whole of it; as an end of a range it is its Monday.
  if (/^(?:all |the whole )?(?:of )?next week$/iu.test(said)) {
    const monday = parseDate('next week', now, zone);
    if (monday.ok) return parsed({ from: monday.date, to: addDays(monday.date, 6) });
  }
  const sides = daysSaid(text);
  if (sides === undefined) {
    return notParsed(
      `“${said}” names no days that I know. Write 20 Dec, 20 Dec - 3 Jan, or 2026-12-20..2027-01-03.`,
    );
  }
  const { first, second } = sides;
  const end = second === undefined ? undefined : parseDate(second, now, zone);
  if (end?.ok === false) return notParsed(end.problem);
  const start = parseDate(first, now, zone);
  if (!start.ok) return notParsed(start.problem);
  const range = { from: start.date, to: end?.date ?? start.date };
  if (range.to < range.from) {
    return notParsed(
      `“${said}” ends on ${range.to}, before it begins on ${range.from}. Write the years: 2026-12-20..2027-01-03.`,
    );
  }
  const days = daysBetween(range.from, range.to) + 1;
  if (days > LONGEST_DAYS) {
    return notParsed(
      `“${said}” is ${String(days)} days long; at most ${String(LONGEST_DAYS)} can be taken at once.`,
    );
  }
  return parsed(range);
}
