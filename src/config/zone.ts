import { nearest } from '../domain/text/nearest.ts';
import { accept, type Reader, refuse, required } from './document/reading.ts';

const REMEDY = 'write an IANA zone such as America/Los_Angeles';
let listed: readonly string[] | undefined;

/** The zones this runtime lists. Old names (US/Pacific, Asia/Kolkata) work without being listed. */
function zones(): readonly string[] {
  listed ??= ['UTC', ...Intl.supportedValuesOf('timeZone')];
  return listed;
}

function isZone(name: string): boolean {
  // Abbreviations (EST, PST8PDT) and offsets (+02:00) are accepted by some runtimes, and mean a zone without
  // daylight saving time, or not the one meant.
  if (name !== 'UTC' && !/^[A-Za-z_]+\/[A-Za-z0-9_+/-]+$/u.test(name)) return false;
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const cityOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

/** The zone meant by a slip of the keyboard, by a city alone, or by a part of the name. */
function nearestZone(name: string): string | undefined {
  const whole = nearest(name, zones());
  if (whole !== undefined) return whole;
  const city = nearest(
    cityOf(name),
    zones().map((known) => cityOf(known)),
  );
  return zones().find((known) => cityOf(known) === city);
}

/** An IANA time zone, in its usual spelling whatever the case of the letters. */
export const zone: Reader<string> = required(REMEDY, (value) => {
  if (typeof value !== 'string') return refuse('is not a time zone', REMEDY);
  const name = value.trim();
  const exact = zones().find((known) => known.toLowerCase() === name.toLowerCase());
  if (exact !== undefined) return accept(exact);
  if (isZone(name)) return accept(name);
  const meant = nearestZone(name);
  return refuse('is not a time zone', meant === undefined ? REMEDY : `did you mean ${meant}?`);
});
