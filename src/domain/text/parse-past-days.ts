import type { Instant, LocalDate } from '../time/instant.ts';
import { addDays } from '../time/local-date.ts';
import { localDateOf } from '../time/local-days.ts';
import { notParsed, type Parsed, parsed } from '../time/parsed.ts';
import { startAt } from '../time/wall-clock.ts';
import { parseDate } from './parse-date.ts';
import { type DayRange, daysSaid } from './parse-days.ts';

/**
 * Reads days that are past, as people write them: as `parseDays`, but what has no year is the latest such day, today
 * included, and `Thu` is the latest Thursday.
 */
export function parsePastDays(text: string, now: Instant, zone: string): Parsed<DayRange> {
  const said = daysSaid(text);
  if (said === undefined) return notParsed(`“${text.trim()}” names no days that I know.`);
  const from = pastDate(said.first, now, zone);
  if (!from.ok) return from;
  if (said.second === undefined) return parsed({ from: from.value, to: from.value });
  // The end is the next such day from the first one on.
  const end = /^(?:today|now|yesterday)$/iu.test(said.second)
    ? parseDate(said.second, now, zone)
    : parseDate(said.second, startAt(zone, from.value, 0), zone);
  if (!end.ok) return notParsed(end.problem);
  if (end.date < from.value) {
    return notParsed(`“${text.trim()}” ends on ${end.date}, before it begins on ${from.value}.`);
  }
  return parsed({ from: from.value, to: end.date });
}

function pastDate(text: string, now: Instant, zone: string): Parsed<LocalDate> {
  const said = text.replace(/^(?:last|on|this) /iu, '');
  const plain = parseDate(said, now, zone);
  const today = localDateOf(now, zone);
  if (!plain.ok) return notParsed(plain.problem);
  if (plain.date <= today || /\d{4}/u.test(said) || /next|tomorrow/iu.test(said)) {
    return parsed(plain.date);
  }
  const isWeekday = !/\d/u.test(said);
  const since = isWeekday ? addDays(today, -6) : addDays(yearBefore(today), 1);
  const past = parseDate(said, startAt(zone, since, 0), zone);
  return past.ok ? parsed(past.date) : notParsed(past.problem);
}

/** 29 February has no day a year before: it is the 28th. */
function yearBefore(date: LocalDate): LocalDate {
  const year = String(Number(date.slice(0, 4)) - 1).padStart(4, '0');
  return date.endsWith('-02-29') ? `${year}-02-28` : `${year}${date.slice(4)}`;
}
