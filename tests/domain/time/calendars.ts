import type {
  BusinessCalendar,
  CalendarSpec,
  WallInterval,
} from '../../../src/domain/time/business-calendar.ts';
import { createBusinessCalendar } from '../../../src/domain/time/create-business-calendar.ts';
import type { Instant, LocalDate } from '../../../src/domain/time/instant.ts';
import { parseDayHours, parseWeeklyHours } from '../../../src/domain/time/parse-hours.ts';
import type { Parsed } from '../../../src/domain/time/parsed.ts';

interface CalendarText {
  readonly zone?: string;
  readonly hours?: Readonly<Record<string, readonly string[]>>;
  readonly holidays?: Readonly<Record<LocalDate, string>>;
  readonly special?: Readonly<Record<LocalDate, readonly string[]>>;
}

/** VisIt's hours without holidays, unless something else is said. */
export function calendar(text: CalendarText = {}): BusinessCalendar {
  return createBusinessCalendar(calendarSpec(text));
}

export function calendarSpec(text: CalendarText = {}): CalendarSpec {
  const {
    zone = 'America/Los_Angeles',
    hours = { 'mon-fri': ['08:00-12:00', '13:00-17:00'] },
    holidays = {},
    special = {},
  } = text;
  return {
    zone,
    hours: valueOf(parseWeeklyHours(hours)),
    holidays: (year) =>
      new Map(Object.entries(holidays).filter(([date]) => date.startsWith(String(year)))),
    specialDays: new Map(
      Object.entries(special).map(([date, texts]): [LocalDate, readonly WallInterval[]] => [
        date,
        valueOf(parseDayHours(texts)),
      ]),
    ),
  };
}

/** An instant from ISO 8601 with its offset, so that a test shows which side of a clock change it means. */
export function at(text: string): Instant {
  const t = Date.parse(text);
  if (Number.isNaN(t) || !/(Z|[+-]\d\d:\d\d)$/.test(text)) throw new Error(`no instant: ${text}`);
  return t;
}

function valueOf<T>(read: Parsed<T>): T {
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}
