import { DateTime } from 'luxon';
import type { Instant, LocalDate } from '../time/instant.ts';

export type ParsedDate =
  | { readonly ok: true; readonly date: LocalDate }
  | { readonly ok: false; readonly problem: string };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Words as a person types them: one of these begins with it, or it with one of these. */
function indexOfWord(word: string, names: readonly string[]): number {
  return word.length < 3 ? -1 : names.findIndex((name) => word.startsWith(name));
}

/**
 * Reads a day as people write one: `today`, `tomorrow`, `next Thu`, `next week`, `20 Dec`, `Dec 20 2026`, `2026-12-20`.
 * A day without a year is the next such day from `now` on. `3/4` is asked back, since half the world reads it the other
 * way.
 *
 * @param now in which zone's calendar "today" is.
 */
export function parseDate(text: string, now: Instant, zone: string): ParsedDate {
  const today = DateTime.fromMillis(now, { zone }).startOf('day');
  const words = text.trim().toLowerCase().replaceAll(',', ' ').split(/\s+/u).filter(Boolean);
  const found = fromWords(words, today) ?? fromIso(words) ?? fromDayAndMonth(words, today);
  if (found) return found;
  if (words.length === 1 && /^\d{1,2}[/.]\d{1,2}([/.]\d{2,4})?\.?$/u.test(words[0] ?? '')) {
    return problem(
      `“${text.trim()}” can be read in two ways. Write the month as a word: 4 Mar, or 2027-03-04.`,
    );
  }
  return problem(
    `“${text.trim()}” is no day that I know. Write 20 Dec, 2026-12-20, tomorrow or next Thu.`,
  );
}

const problem = (words: string): ParsedDate => ({ ok: false, problem: words });

function day(date: DateTime): ParsedDate {
  const iso = date.toISODate();
  return iso === null
    ? problem('There is no such day. Write 20 Dec, or 2026-12-20.')
    : { ok: true, date: iso };
}

function fromWords(words: readonly string[], today: DateTime): ParsedDate | undefined {
  const said = words.join(' ');
  if (said === 'today' || said === 'now' || said === 'this week') return day(today);
  if (said === 'tomorrow') return day(today.plus({ days: 1 }));
  if (said === 'yesterday') return day(today.minus({ days: 1 }));
  if (said === 'next week') return day(today.startOf('week').plus({ weeks: 1 }));
  if (said === 'last week') return day(today.startOf('week').minus({ weeks: 1 }));
  const [first, second] = words;
  const isNext = first === 'next' || first === 'on' || first === 'this';
  const name = isNext && words.length === 2 ? second : words.length === 1 ? first : undefined;
  const weekday = name === undefined ? -1 : indexOfWord(name, WEEKDAYS);
  if (weekday < 0) return undefined;
  const ahead = (weekday + 1 - today.weekday + 7) % 7;
  return day(today.plus({ days: first === 'next' && ahead === 0 ? 7 : ahead }));
}

function fromIso(words: readonly string[]): ParsedDate | undefined {
  const [word] = words;
  if (words.length !== 1 || word === undefined || !/^\d{4}-\d{2}-\d{2}$/u.test(word)) {
    return undefined;
  }
  return day(DateTime.fromISO(word, { zone: 'utc' }));
}

function fromDayAndMonth(words: readonly string[], today: DateTime): ParsedDate | undefined {
  if (words.length < 2 || words.length > 3) return undefined;
  const [a = '', b = '', c] = words;
  const monthFirst = indexOfWord(a, MONTHS) >= 0;
  const month = indexOfWord(monthFirst ? a : b, MONTHS) + 1;
  const dayOfMonth = /^(\d{1,2})(?:st|nd|rd|th|\.)?$/u.exec(monthFirst ? b : a)?.[1];
  if (month === 0 || dayOfMonth === undefined) return undefined;
  if (c !== undefined && !/^\d{4}$/u.test(c)) return undefined;
  const on = (year: number): DateTime =>
    DateTime.fromObject(
      { year, month, day: Number(dayOfMonth) },
      { zone: today.zoneName ?? 'utc' },
    );
  if (c !== undefined) return day(on(Number(c)));
  const thisYear = on(today.year);
  return day(thisYear.isValid && thisYear >= today ? thisYear : on(today.year + 1));
}
