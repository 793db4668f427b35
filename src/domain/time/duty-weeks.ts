import type { BusinessCalendar } from './business-calendar.ts';
import { DAY_MS, type Instant, type WeekName } from './instant.ts';
import { toDayNumber, toLocalDate, weekdayOf } from './local-date.ts';
import { closesAt, intervalAt, type OpeningTable, opensAt } from './opening-table.ts';

const WEEK_MS = 7 * DAY_MS;

/**
 * The two operations on duty weeks, from a calendar's `nextOpen` and its tables. A week runs from its Monday's
 * midnight to the next on the calendar's wall clock: what is open over that midnight is cut there, so that every open
 * instant lies within the span of the week that `dutyWeek` gives it.
 */
export function dutyWeeks(
  nextOpen: (t: Instant) => Instant,
  covering: (t: Instant) => OpeningTable,
): Pick<BusinessCalendar, 'dutyWeek' | 'weekSpan'> {
  return {
    dutyWeek(t) {
      const opens = nextOpen(t);
      const table = covering(opens);
      return toLocalDate(table.firstMonday + 7 * weekAt(table, opens));
    },
    weekSpan(week) {
      const monday = toMonday(week);
      // A day and more to spare on both sides: the zone's midnight may be that far from UTC's.
      covering((monday - 1) * DAY_MS);
      const table = covering((monday + 8) * DAY_MS);
      const index = (monday - table.firstMonday) / 7;
      const begins = weekStartAt(table, index);
      const ends = weekStartAt(table, index + 1);

      const opens = opensAt(table, intervalAt(table, begins));
      if (opens >= ends) return undefined;
      const after = intervalAt(table, ends);
      const isOpenAtEnd = opensAt(table, after) < ends;
      const closes = isOpenAtEnd ? ends : closesAt(table, after - 1);
      return { opens: Math.max(opens, begins), closes };
    },
  };
}

/** The index of the week in which an instant of the table lies. */
function weekAt(table: OpeningTable, t: Instant): number {
  // Clock changes move a week's beginning by at most a day, so the guess is at most one week off.
  let index = Math.floor((t - weekStartAt(table, 0)) / WEEK_MS);
  if (index > 0 && t < weekStartAt(table, index)) index -= 1;
  else if (t >= weekStartAt(table, index + 1)) index += 1;
  return index;
}

function weekStartAt(table: OpeningTable, index: number): Instant {
  return table.weekStarts[index] ?? Number.POSITIVE_INFINITY;
}

function toMonday(week: WeekName): number {
  const day = toDayNumber(week);
  if (weekdayOf(day) !== 1) {
    throw new RangeError(`"${week}" names no duty week: a week is named by its Monday`);
  }
  return day;
}
