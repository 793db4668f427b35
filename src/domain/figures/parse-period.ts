import { DateTime } from 'luxon';
import { parsePastDays } from '../text/parse-past-days.ts';
import type { BusinessCalendar } from '../time/business-calendar.ts';
import type { Instant } from '../time/instant.ts';
import { addDays, mondayOf, monthAfter } from '../time/local-date.ts';
import { localDateOf } from '../time/local-days.ts';
import { notParsed, type Parsed, parsed } from '../time/parsed.ts';
import { type Period, periodBefore, spanOf } from './period.ts';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const MOST_WEEKS = 260;
const MOST_DAYS = 1_830;

const EXAMPLES = 'Write week, last month, quarter, 13 weeks, Nov 2026, 2026-11-01..2026-11-15.';

/**
 * Reads a period as people name one: nothing for the last 13 weeks; `week`, `last month`, `26 weeks`, `30 days`, `Nov`,
 * `2026-11`, `Q3 2026`, `2026`, `week of 9 Nov`, `1 Nov - 15 Nov`. What has no year is the latest that has begun.
 */
export function parsePeriod(
  text: string,
  now: Instant,
  calendar: BusinessCalendar,
): Parsed<Period> {
  const said = text
    .trim()
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/^(?:the|in|for|of) /u, '');
  const today = localDateOf(now, calendar.zone);
  const period = running(said, now, calendar) ?? counted(said, now, calendar) ?? civil(said, today);
  if (period) return checked(period, text, now, calendar);
  const weeksFrom = /^(?:(\d{1,3}) weeks from|week(?: of| from)?) (.+)$/u.exec(said);
  const days = parsePastDays(weeksFrom?.[2] ?? said, now, calendar.zone);
  if (!days.ok) {
    return notParsed(`“${text.trim()}” is no period that I know. ${EXAMPLES}`);
  }
  const { from, to } = days.value;
  return checked(
    weeksFrom
      ? { kind: 'weeks', first: mondayOf(from), count: Number(weeksFrom[1] ?? 1) }
      : { kind: 'days', from, to },
    text,
    now,
    calendar,
  );
}

function checked(
  period: Period,
  text: string,
  now: Instant,
  calendar: BusinessCalendar,
): Parsed<Period> {
  const said = `“${text.trim()}”`;
  if (period.kind === 'weeks' && !(period.count >= 1 && period.count <= MOST_WEEKS)) {
    return notParsed(`${said}: give 1 to ${String(MOST_WEEKS)} weeks.`);
  }
  const { from, to } = spanOf(period, calendar);
  if (from > now) return notParsed(`${said} has not begun yet: there is nothing to count.`);
  if (to < 0) return notParsed(`${said} lies too far back. ${EXAMPLES}`);
  return parsed(period);
}

/** The period that runs, or the one before. */
function running(said: string, now: Instant, calendar: BusinessCalendar): Period | undefined {
  const match = /^(?:(this|current|last|previous) )?(week|month|quarter|year)$/u.exec(said);
  if (match === null) return undefined;
  const month = localDateOf(now, calendar.zone).slice(0, 7);
  const units: Readonly<Record<string, Period>> = {
    week: { kind: 'weeks', first: calendar.dutyWeek(now), count: 1 },
    month: { kind: 'months', first: month, count: 1 },
    quarter: { kind: 'months', first: quarterOf(month), count: 3 },
    year: { kind: 'months', first: `${month.slice(0, 4)}-01`, count: 12 },
  };
  const period = units[match[2] ?? ''];
  if (period === undefined) return undefined;
  return match[1] === 'last' || match[1] === 'previous' ? periodBefore(period) : period;
}

/** So many weeks or days up to now. */
function counted(said: string, now: Instant, calendar: BusinessCalendar): Period | undefined {
  const match = /^(?:(?:last|past) )?(\d{1,4}) ?(weeks?|w|days?|d)$/u.exec(
    said === '' ? '13 weeks' : said,
  );
  if (match === null) return undefined;
  const count = Number(match[1]);
  if (match[2]?.startsWith('w')) {
    const first = addDays(calendar.dutyWeek(now), -7 * Math.max(0, count - 1));
    return { kind: 'weeks', first, count };
  }
  if (count < 1 || count > MOST_DAYS) return undefined;
  const to = localDateOf(now, calendar.zone);
  return { kind: 'days', from: addDays(to, 1 - count), to };
}

/** Months, quarters and years by their names. */
function civil(said: string, today: string): Period | undefined {
  const thisMonth = today.slice(0, 7);
  const year = /^(\d{4})$/u.exec(said);
  if (year) return { kind: 'months', first: `${said}-01`, count: 12 };
  if (/^\d{4}-(?:0[1-9]|1[0-2])$/u.test(said)) return { kind: 'months', first: said, count: 1 };
  const quarter = /^(?:(\d{4})[- ]?)?q([1-4])(?: (\d{4}))?$/u.exec(said);
  if (quarter) {
    const month = String(Number(quarter[2]) * 3 - 2).padStart(2, '0');
    return { kind: 'months', first: latest(month, quarter[1] ?? quarter[3], thisMonth), count: 3 };
  }
  const named = /^([a-z]{3,})\.?(?: (\d{4}))?$/u.exec(said);
  const at = MONTHS.findIndex((month) => named !== null && month.startsWith(named[1] ?? ''));
  if (at < 0) return undefined;
  const month = String(at + 1).padStart(2, '0');
  return { kind: 'months', first: latest(month, named?.[2], thisMonth), count: 1 };
}

/** The month in that year; without a year, the latest one that has begun. */
function latest(month: string, year: string | undefined, thisMonth: string): string {
  if (year !== undefined) return `${year}-${month}`;
  const inThisYear = `${thisMonth.slice(0, 4)}-${month}`;
  return inThisYear <= thisMonth ? inThisYear : monthAfter(inThisYear, -12);
}

function quarterOf(month: string): string {
  const { quarter, year } = DateTime.fromISO(`${month}-01`, { zone: 'utc' });
  return `${String(year)}-${String(quarter * 3 - 2).padStart(2, '0')}`;
}
