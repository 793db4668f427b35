import type { BusinessCalendar } from '../time/business-calendar.ts';
import { type Instant, MINUTE_MS } from '../time/instant.ts';
import { addDays, isoWeekday } from '../time/local-date.ts';
import { localDateOf } from '../time/local-days.ts';
import { startAt } from '../time/wall-clock.ts';

/** From an instant (included) to another (excluded). */
export interface TimeSpan {
  readonly from: Instant;
  readonly to: Instant;
}

/** Talks begin on the hour or half past it: every zone's clock agrees with that, or is a quarter off. */
const GRID_MS = 30 * MINUTE_MS;

/** Three times within one hour are hardly a choice. */
const APART_MS = 120 * MINUTE_MS;
const MOST_A_DAY = 2;
const MOST = 3;

/**
 * Up to three times at which two people can talk: all of it while the team is open, none of it in `blocked`. The
 * earliest first, at least two hours apart, and no more than two of them on one day of the team.
 *
 * @param blocked when one of the two cannot: busy, away, on duty, asleep. In any order; may overlap.
 */
export function commonTimes(options: {
  readonly calendar: BusinessCalendar;
  readonly from: Instant;
  readonly to: Instant;
  readonly minutes: number;
  readonly blocked: readonly TimeSpan[];
}): readonly Instant[] {
  const { calendar, from, to, minutes } = options;
  const length = minutes * MINUTE_MS;
  const blocked = options.blocked.toSorted((one, other) => one.from - other.from);
  const chosen: Instant[] = [];
  const perDay = new Map<string, number>();
  let t = nextOnGrid(from);
  while (t + length <= to && chosen.length < MOST) {
    const inTheWay = blocked.find((span) => span.from < t + length && span.to > t);
    if (inTheWay) {
      t = nextOnGrid(Math.max(inTheWay.to, t + 1));
      continue;
    }
    const day = localDateOf(t, calendar.zone);
    const onDay = perDay.get(day) ?? 0;
    const isOpen = Math.abs(calendar.between(t, t + length) - minutes) < 1e-6;
    if (isOpen && onDay < MOST_A_DAY) {
      chosen.push(t);
      perDay.set(day, onDay + 1);
      t += APART_MS;
    } else {
      t += GRID_MS;
    }
  }
  return chosen;
}

function nextOnGrid(t: Instant): Instant {
  return Math.ceil(t / GRID_MS) * GRID_MS;
}

/** A working day where somebody lives, on their own wall clock. The team's hours may be the middle of their night. */
const WORK_BEGINS = 8 * 60;
const WORK_ENDS = 18 * 60;
const LAST_WEEKDAY = 5;

/** When somebody who lives in `zone` cannot be expected to work: outside Monday to Friday, 08:00 to 18:00. */
export function outsideWork(zone: string, from: Instant, to: Instant): readonly TimeSpan[] {
  const spans: TimeSpan[] = [];
  const last = localDateOf(to, zone);
  let free = from;
  for (let date = localDateOf(from, zone); date <= last; date = addDays(date, 1)) {
    if (isoWeekday(date) > LAST_WEEKDAY) continue;
    const begins = startAt(zone, date, WORK_BEGINS);
    if (begins > free) spans.push({ from: free, to: Math.min(begins, to) });
    free = Math.max(free, startAt(zone, date, WORK_ENDS));
    if (free >= to) return spans;
  }
  if (free < to) spans.push({ from: free, to });
  return spans;
}
