import { notParsed, type Parsed, parsed } from '../time/parsed.ts';

const MINUTES = 60;
const NOON = 12 * MINUTES;
const DAY = 24 * MINUTES;

/** A time of day as people write one, for use within a pattern. */
export const CLOCK = String.raw`(?:\d{1,2}:\d{2}\s*(?:am|pm)?|\d{1,2}\s*(?:am|pm)|noon|midday)`;

/**
 * Reads a time of day as minutes after midnight: `13:00`, `1:30pm`, `9 am`, `noon`. `24:00` is the end of the day. A
 * bare number is asked back: `3` is the middle of the night to one and the afternoon to another.
 */
export function parseClock(text: string): Parsed<number> {
  const said = text.trim().toLowerCase();
  if (said === 'noon' || said === 'midday') return parsed(NOON);
  const found = /^(\d{1,2})(?::(\d{2}))?\s*(am|pm)?$/u.exec(said);
  const hour = Number(found?.[1]);
  const minute = Number(found?.[2] ?? 0);
  const half = found?.[3];
  if (found === null || minute > 59) return unknown(text);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return unknown(text);
    return parsed((hour % 12) * MINUTES + minute + (half === 'pm' ? NOON : 0));
  }
  if (found[2] === undefined) {
    return notParsed(
      `“${text.trim()}” may be morning or afternoon. Write it with minutes: 09:00, or 15:00.`,
    );
  }
  const total = hour * MINUTES + minute;
  return total > DAY ? unknown(text) : parsed(total);
}

const unknown = (text: string) =>
  notParsed(`“${text.trim()}” is no time of day. Write 13:00, or 1pm.`);
