import { DateTime } from 'luxon';

import type { BusinessCalendar, CalendarSpec } from './business-calendar.ts';
import { dayHours } from './day-hours.ts';
import { dutyWeeks } from './duty-weeks.ts';
import { growingTable } from './growing-table.ts';
import { holidaysBetween } from './holidays-between.ts';
import { DAY_MS, type Instant, MINUTE_MS } from './instant.ts';
import {
  closesAt,
  instantAfter,
  intervalAt,
  type OpeningTable,
  opensAt,
  openUntil,
} from './opening-table.ts';
import { knownZone } from './zone-offsets.ts';

/** The longest five years: two of them are leap years. */
const FIVE_YEARS_MS = 1827 * DAY_MS;

/** Two roundings, of the minutes and of the product, are at most this part of the milliseconds they make. */
const ROUNDING = 2 ** -51;

/**
 * Makes a team's calendar. Years are compiled when first asked about (about 1 ms each, and whatever the holidays of
 * that year cost); after that every operation is a look-up.
 *
 * Covers at least 1970 to 2199; instants outside throw RangeError, as do intervals, dates and zones that cannot be.
 * Instants are whole milliseconds. `add` rounds a fraction of a millisecond up.
 */
export function createBusinessCalendar(spec: CalendarSpec): BusinessCalendar {
  const { zone } = spec;
  knownZone(zone);
  const grown = growingTable(zone, dayHours(spec));
  let table: OpeningTable | undefined;

  const covering = (t: Instant): OpeningTable => {
    if (table === undefined || !(t >= table.from && t < table.until)) table = grown.covering(t);
    return table;
  };

  const nextOpen = (t: Instant): Instant => {
    let known = covering(t);
    let opens = opensAt(known, intervalAt(known, t));
    while (opens === Number.POSITIVE_INFINITY && known.until <= t + FIVE_YEARS_MS) {
      const asked = known.until;
      known = covering(asked);
      opens = opensAt(known, intervalAt(known, asked));
    }
    if (opens - t > FIVE_YEARS_MS) throw neverOpens(zone, t);
    return opens > t ? opens : t;
  };

  /** Walks from opening to opening, which compiles years on its way and refuses where nothing opens. */
  const addBeyond = (t: Instant, openMs: number): Instant => {
    let left = openMs;
    let opens = nextOpen(t);
    for (;;) {
      const known = covering(opens);
      const closes = closesAt(known, intervalAt(known, opens));
      if (left <= closes - opens) return opens + left;
      left -= closes - opens;
      opens = nextOpen(closes);
    }
  };

  return {
    zone,
    isOpen(t) {
      const known = covering(t);
      return opensAt(known, intervalAt(known, t)) <= t;
    },
    nextOpen,
    add(t, minutes) {
      if (!(minutes >= 0 && minutes < Number.POSITIVE_INFINITY)) {
        throw new RangeError(`cannot add ${minutes} business minutes: give a number from 0 up`);
      }
      if (minutes === 0) return t;
      const known = covering(t);
      const openMs = wholeMs(minutes);
      const through = openUntil(known, t) + openMs;
      const isBeyond = through > known.totalOpen || known.widestGapMs > FIVE_YEARS_MS;
      return isBeyond ? addBeyond(t, openMs) : instantAfter(known, through);
    },
    between(a, b) {
      covering(a);
      const known = covering(b);
      return (openUntil(known, b) - openUntil(known, a)) / MINUTE_MS;
    },
    ...dutyWeeks(nextOpen, covering),
    holidaysBetween: (from, to) => holidaysBetween(spec, from, to),
  };
}

/** 0.27 minutes are 16,200 ms, though in floating point their product is a little more. */
function wholeMs(minutes: number): number {
  return Math.ceil(minutes * MINUTE_MS * (1 - ROUNDING));
}

function neverOpens(zone: string, t: Instant): RangeError {
  const when = DateTime.fromMillis(t, { zone }).toISO();
  return new RangeError(`the calendar in ${zone} has no open time in the five years after ${when}`);
}
