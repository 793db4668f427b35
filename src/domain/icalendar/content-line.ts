import { DateTime } from 'luxon';
import type { Instant, LocalDate } from '../time/instant.ts';

/** RFC 5545, 3.1: lines of at most 75 octets, not counting the break. */
const OCTETS = 75;

const encoder = new TextEncoder();

/** A property as one content line, folded where it is longer than a line may be, never through a character. */
export function contentLine(name: string, value: string): string {
  let folded = '';
  let room = OCTETS;
  for (const character of `${name}:${value}`) {
    const size = encoder.encode(character).length;
    if (size > room) {
      folded += '\r\n ';
      room = OCTETS - 1;
    }
    folded += character;
    room -= size;
  }
  return `${folded}\r\n`;
}

// Control characters are no part of a TEXT; what reverses the direction of text makes it lie.
// oxlint-disable-next-line no-control-regex
const NO_TEXT = /[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/gu;

/** A TEXT value, escaped (RFC 5545, 3.3.11). */
export function textValue(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(NO_TEXT, '')
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll('\n', '\\n');
}

/** A DATE-TIME in UTC. */
export function instantValue(t: Instant): string {
  return DateTime.fromMillis(t, { zone: 'utc' }).toFormat("yyyyMMdd'T'HHmmss'Z'");
}

/** A DATE. */
export function dateValue(date: LocalDate): string {
  return date.replaceAll('-', '');
}
