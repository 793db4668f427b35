import type { BusinessCalendar } from '../time/business-calendar.ts';
import { dateAt, endOfBusinessDay, type OpenSpan, openPart } from '../time/business-day.ts';
import type { Instant, LocalDate } from '../time/instant.ts';
import { addDays, daysBetween } from '../time/local-date.ts';
import { notParsed, type Parsed, parsed } from '../time/parsed.ts';
import { startAt } from '../time/wall-clock.ts';
import { CLOCK, parseClock } from './parse-clock.ts';
import { parseDate } from './parse-date.ts';

/** Minutes after midnight: a stretch of a day, and a day as a whole. */
interface WallStretch {
  readonly start: number;
  readonly end: number;
}

const NOON = 720;
const MIDNIGHT = 1440;
const WHOLE: WallStretch = { start: 0, end: MIDNIGHT };

const PARTS: Readonly<Record<string, WallStretch>> = {
  morning: { start: 0, end: NOON },
  afternoon: { start: NOON, end: MIDNIGHT },
};

/** One side of a stretch: a day, a time or part of it, or both. */
interface Point {
  readonly date: LocalDate | undefined;
  readonly stretch: WallStretch | undefined;
}

/** A time of day, which is a stretch of no length: what it begins or ends is said elsewhere. */
const moment = (minute: number): WallStretch => ({ start: minute, end: minute });
const isMoment = ({ start, end }: WallStretch): boolean => start === end;

const EXAMPLES = 'Write 8 Dec, 8 Dec 13:00-17:00, tomorrow afternoon, or 8 Dec - 9 Dec.';

/**
 * Reads a stretch of time as people write one: `today 13:00-17:00`, `8 Dec`, `8-9 Dec`, `8 Dec 13:00 - 9 Dec 12:00`,
 * `tomorrow afternoon`. What it gives is the open part of it that still lies ahead of `now`. What can be read in two
 * ways is asked back.
 */
export function parseSpan(
  text: string,
  now: Instant,
  calendar: BusinessCalendar,
): Parsed<OpenSpan> {
  const said = tidied(text);
  if (said === '') return notParsed(`For when? ${EXAMPLES}`);
  const [first, second] = sides(said);
  const from = readPoint(first, now, calendar.zone);
  if (!from.ok) return from;
  const fromDate = from.value.date ?? dateAt(calendar.zone, now);
  if (second === undefined) {
    const stretch = from.value.stretch ?? WHOLE;
    const whole = isMoment(stretch) ? { start: stretch.start, end: MIDNIGHT } : stretch;
    return within(calendar, now, text, [fromDate, whole]);
  }
  const to = readPoint(second, now, calendar.zone);
  if (!to.ok) return to;
  const start = from.value.stretch?.start ?? 0;
  const end = to.value.stretch?.end ?? MIDNIGHT;
  const toDate = to.value.date ?? fromDate;
  return within(calendar, now, text, [fromDate, { start, end: WHOLE.end }], [toDate, end]);
}

/**
 * Reads until when something holds: `15:00`, `Thu 12:00`, `end of Wed`, `9 Dec 17:00`, `noon`; a leading `until` is
 * passed over. Nothing said is the end of the business day. `until Thu` is asked back: it may or may not include Thursday.
 */
export function parseUntil(
  text: string,
  now: Instant,
  calendar: BusinessCalendar,
): Parsed<Instant> {
  const said = tidied(text).replace(/^(?:until|till|til|to)\b\s*/u, '');
  if (said === '' || /^(?:the )?end of (?:the )?(?:day|today)$/u.test(said)) {
    return parsed(endOfBusinessDay(calendar, now));
  }
  const whole = /^(?:the )?end of (.+)$/u.exec(said)?.[1];
  const point = readPoint(whole ?? said, now, calendar.zone);
  if (!point.ok) return point;
  const { stretch } = point.value;
  const date = point.value.date ?? dateAt(calendar.zone, now);
  if (whole === undefined && stretch === undefined) {
    return notParsed(
      `“Until ${said}” may or may not include that day. Write \`until ${said} 08:00\`, or \`until end of ${said}\`.`,
    );
  }
  const to = startAt(
    calendar.zone,
    date,
    whole === undefined ? (stretch?.end ?? MIDNIGHT) : MIDNIGHT,
  );
  if (to <= now) return notParsed(`“${text.trim()}” is past already. Until when?`);
  const open = openPart(calendar, now, to);
  return open === undefined
    ? notParsed(`The team is closed from now until then. Until when? ${EXAMPLES}`)
    : parsed(whole === undefined && stretch !== undefined && isMoment(stretch) ? to : open.to);
}

function tidied(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/gu, ' ').replace(/[–—]/gu, '-');
}

const RANGE = new RegExp(
  `^(.*?)\\s*\\b(?:from )?(${CLOCK})\\s*(?:-|to|until|till)\\s*(${CLOCK})$`,
  'u',
);
const DAYS = /^(\d{1,2})\s*(?:-|to)\s*(\d{1,2}) ([a-z]{3,}\.?(?: \d{4})?)$/u;

/** The two sides of a stretch; one alone where it is a day or a part of one. */
function sides(said: string): readonly [string, string | undefined] {
  const days = DAYS.exec(said);
  if (days) return [`${days[1] ?? ''} ${days[3] ?? ''}`, `${days[2] ?? ''} ${days[3] ?? ''}`];
  const range = RANGE.exec(said);
  if (range && !/ (?:-|to|until|till) /u.test(range[1] ?? '')) {
    return [`${range[1] ?? ''} ${range[2] ?? ''}`.trim(), range[3]];
  }
  const parts = said.replace(/^from /u, '').split(/ (?:-|to|until|till) /u);
  const [first = '', second] = parts;
  return [first, second === undefined ? undefined : parts.slice(1).join(' - ')];
}

const TIMED = new RegExp(`^(?:|(.*?)[ ,]+)(?:(?:at|from) )?(${CLOCK})$`, 'u');
const PART = /^(?:(.*?) ?)\b(morning|afternoon)$/u;

function readPoint(text: string, now: Instant, zone: string): Parsed<Point> {
  const said = text.trim();
  const part = PART.exec(said);
  if (part) return atDay(part[1] ?? '', PARTS[part[2] ?? ''] ?? WHOLE, now, zone);
  const timed = TIMED.exec(said);
  if (timed) {
    const clock = parseClock(timed[2] ?? '');
    if (!clock.ok) return clock;
    return atDay(timed[1] ?? '', moment(clock.value), now, zone);
  }
  if (/^\d{1,2}$/u.test(said)) {
    const clock = parseClock(said);
    if (!clock.ok) return clock;
  }
  return atDay(said, undefined, now, zone);
}

function atDay(
  text: string,
  stretch: WallStretch | undefined,
  now: Instant,
  zone: string,
): Parsed<Point> {
  const day = text.trim().replace(/,$/u, '');
  if (day === '' || (day === 'this' && stretch !== undefined)) {
    return parsed({ date: undefined, stretch });
  }
  const read = parseDate(day, now, zone);
  if (!read.ok) return notParsed(read.problem);
  return isNear(read.date, now, zone)
    ? parsed({ date: read.date, stretch })
    : notParsed(`“${day}” is more than a year away. ${EXAMPLES}`);
}

/** How far from today a day may lie: calendars are compiled by the year, and nothing is planned further. */
const FARTHEST_DAYS = 400;

/** Whether a day is near enough to be planned for. */
export function isNear(date: LocalDate, now: Instant, zone: string): boolean {
  return Math.abs(daysBetween(dateAt(zone, now), date)) <= FARTHEST_DAYS;
}

/** The open part, ahead of now, from a point on one day to a point on the same or another. */
function within(
  calendar: BusinessCalendar,
  now: Instant,
  text: string,
  [fromDate, stretch]: readonly [LocalDate, WallStretch],
  [toDate, end]: readonly [LocalDate, number] = [fromDate, stretch.end],
): Parsed<OpenSpan> {
  const { zone } = calendar;
  const from = startAt(zone, fromDate, stretch.start);
  const to = end === MIDNIGHT ? startAt(zone, addDays(toDate, 1), 0) : startAt(zone, toDate, end);
  const said = `“${text.trim()}”`;
  if (to <= from) return notParsed(`${said} ends before it begins. ${EXAMPLES}`);
  if (to <= now) return notParsed(`${said} is past already. ${EXAMPLES}`);
  const open = openPart(calendar, Math.max(from, now), to);
  return open === undefined
    ? notParsed(`The team is closed then: nobody is needed. ${EXAMPLES}`)
    : parsed(open);
}
