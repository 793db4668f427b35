import type { DateTime } from 'luxon';

/** A handful of zones, two offsets each: far fewer than this. The bound is for a zone name that somebody makes up. */
const MOST_KEPT = 500;

const known = new Map<string, string>();

/**
 * "PST": what people call the zone at that instant, in the instant's own zone and in English.
 *
 * The platform takes half a millisecond to answer, and every message asks; so answers are kept, by zone, offset and year
 * (a zone may call the same offset by another name in another year).
 */
export function zoneAbbreviation(local: DateTime): string {
  const key = `${local.zoneName ?? ''}/${String(local.offset)}/${String(local.year)}`;
  const kept = known.get(key);
  if (kept !== undefined) return kept;
  const name = local.setLocale('en-US').toFormat('ZZZZ');
  if (known.size < MOST_KEPT) known.set(key, name);
  return name;
}

/** Formats a local time and adds the name of its zone: "10:24 PST" for `HH:mm`. */
export function withZone(local: DateTime, format: string): string {
  return `${local.toFormat(format)} ${zoneAbbreviation(local)}`;
}
