import { DateTime } from 'luxon';
import type { Instant } from '../../time/instant.ts';

/** As mail programs show when a mail was sent, after commas, "at" and day names are taken out. */
const SHOWN = [
  'LLLL d yyyy h:mm a',
  'LLLL d yyyy h:mm:ss a',
  'LLLL d yyyy H:mm',
  'LLLL d yyyy H:mm:ss',
  'd LLLL yyyy h:mm a',
  'd LLLL yyyy h:mm:ss a',
  'd LLLL yyyy H:mm',
  'd LLLL yyyy H:mm:ss',
  'M/d/yyyy h:mm a',
  'M/d/yyyy h:mm:ss a',
  'yyyy-MM-dd H:mm',
  'yyyy-MM-dd H:mm:ss',
];

/** The only names of zones that mail programs write out and that mean one thing in mail (RFC 5322, section 4.3). */
const OFFSETS: Readonly<Record<string, string>> = {
  UT: '+0000',
  UTC: '+0000',
  GMT: '+0000',
  EST: '-0500',
  EDT: '-0400',
  CST: '-0600',
  CDT: '-0500',
  MST: '-0700',
  MDT: '-0600',
  PST: '-0800',
  PDT: '-0700',
};

/**
 * When a mail was sent, from its Date or Sent line: as the standard writes it or as mail programs show it.
 *
 * @param zone IANA name; a time without one is on that zone's clock.
 * @returns undefined for what is no date that we know.
 */
export function mailDate(line: string, zone: string): Instant | undefined {
  const text = line
    .slice(0, 100)
    .replace(/\([^()]*\)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  // Reading it in all the ways takes a while: what has no year and no time of day is none.
  if (!/\d{4}/u.test(text) || !/\d:\d\d/u.test(text)) return undefined;
  const standard = DateTime.fromRFC2822(text, { zone });
  if (standard.isValid) return standard.toMillis();
  const iso = DateTime.fromISO(text, { zone });
  if (iso.isValid) return iso.toMillis();
  const named = / ([A-Z]{2,4}|[+-]\d{4})$/u.exec(text)?.[1] ?? '';
  const offset = OFFSETS[named] ?? (/^[+-]\d{4}$/u.test(named) ? named : undefined);
  const bare = (offset === undefined ? text : text.slice(0, -named.length))
    .replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? /iu, '')
    .replace(/,| at(?= )/giu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  for (const shown of SHOWN) {
    for (const format of [shown, shown.replace('LLLL', 'LLL')]) {
      const read =
        offset === undefined
          ? DateTime.fromFormat(bare, format, { zone, locale: 'en-US' })
          : DateTime.fromFormat(`${bare} ${offset}`, `${format} ZZZ`, { zone, locale: 'en-US' });
      if (read.isValid) return read.toMillis();
    }
  }
  return undefined;
}
