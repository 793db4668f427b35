import { DateTime } from 'luxon';
import type { Instant } from '../../../domain/time/instant.ts';
import { withZone } from '../../../domain/time/zone-abbreviation.ts';

/** Slack's limits, in characters, that text of unknown length can run into. */
export const LIMITS = { text: 3_900, section: 3_000, header: 150, button: 75, option: 75 } as const;

// Control characters, and the marks that reverse the direction of what follows them, make text lie about itself.
// oxlint-disable-next-line no-control-regex
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Text that a person wrote, made safe for mrkdwn: it cannot become a mention, a link or markup of Slack's. The one place
 * where this is done. Use it with `verbatim: true`, so that Slack does not go looking for links either.
 */
export function safe(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** The same, on one line. */
export function safeLine(text: string): string {
  return safe(text.replace(/\s+/gu, ' ').trim());
}

/** Plain text that a person wrote, for `plain_text` objects, which Slack shows as it is. */
export function plain(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** Cuts by characters, never through one, and says so with an ellipsis. */
export function cut(text: string, limit: number): string {
  // Slack counts UTF-16 units in some places and characters in others: the stricter of the two holds everywhere.
  if (text.length <= limit) return text;
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > limit - 1) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** Cuts text and makes it safe, so that the escapes are never cut through; the result obeys the limit too. */
export function safeCut(text: string, limit: number): string {
  let length = limit;
  for (;;) {
    const made = safe(cut(text, length));
    if (made.length <= limit) return made;
    length = Math.floor(length * Math.min(0.9, limit / made.length));
  }
}

/** An instant in the reader's own zone; the fallback is in the team's, with its name. Such as "today, 10:24". */
export function when(t: Instant, zone: string): string {
  return `<!date^${String(Math.floor(t / 1_000))}^{date_short_pretty}, {time}|${written(t, zone)}>`;
}

/** Only the time of day, for instants of the same day as the message. */
export function timeOf(t: Instant, zone: string): string {
  const local = DateTime.fromMillis(t, { zone, locale: 'en-GB' });
  return `<!date^${String(Math.floor(t / 1_000))}^{time}|${withZone(local, 'HH:mm')}>`;
}

/** "10:24 PST": the time of day for fallback texts. */
export function clockOf(t: Instant, zone: string): string {
  return withZone(DateTime.fromMillis(t, { zone, locale: 'en-US' }), 'HH:mm');
}

/** "Fri 15 Jan, 10:24 PST": for fallback texts, which Slack does not translate to the reader's zone. */
export function written(t: Instant, zone: string): string {
  return withZone(DateTime.fromMillis(t, { zone, locale: 'en-US' }), 'ccc d LLL, HH:mm');
}

/** Made for the eye, a text's times are tokens of Slack's: a fallback has them in words. */
export function withWrittenTimes(mrkdwn: string): string {
  return mrkdwn.replaceAll(/<!date\^\d+\^[^|>]*\|([^>]*)>/gu, '$1');
}

/** A local date, "Mon 7 Dec". */
export function writtenDate(date: string): string {
  return DateTime.fromISO(date, { zone: 'utc', locale: 'en-US' }).toFormat('ccc d LLL');
}

/** "1 business minute", "23 business minutes": whole minutes, to the nearest, since a message takes a moment to be made. */
export function businessMinutes(minutes: number): string {
  const whole = Math.max(0, Math.round(minutes));
  return `${String(whole)} business minute${whole === 1 ? '' : 's'}`;
}

/** "3 incidents", "1 incident". */
export function counted(count: number, noun: string): string {
  const many = noun === 'person' ? 'people' : `${noun}s`;
  return `${String(count)} ${count === 1 ? noun : many}`;
}

/** "noor", "noor and max", "noor, max and ines" */
export function listedWords(words: readonly string[]): string {
  const [last = ''] = words.slice(-1);
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** "INC-1, INC-2 and 38 more": so many of a list that may be long. */
export function someWords(words: readonly string[], most = 6): string {
  const more = words.length - most;
  return more > 1
    ? listedWords([...words.slice(0, most), `${String(more)} more`])
    : listedWords(words);
}

/** What stands above the latest of a list, where there are earlier ones. */
export const earlierLine = (count: number): readonly string[] =>
  count > 0 ? [`… ${String(count)} earlier`] : [];

export const mention = (userId: string): string => `<@${userId}>`;
