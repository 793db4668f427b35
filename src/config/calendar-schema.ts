import { z } from 'zod';
import type { WallInterval, Weekday } from '../domain/time/business-calendar.ts';
import { parseInterval } from '../domain/time/parse-hours.ts';
import { parseWeekdays, weekdayName } from '../domain/time/parse-weekdays.ts';
import type { Parsed } from '../domain/time/parsed.ts';
import { date } from './document/dates.ts';
import {
  accept,
  lineOfText,
  oneOf,
  type Reader,
  type Reading,
  refuse,
} from './document/reading.ts';
import { type Complain, type KeyedEntry, keyed, list, section, value } from './document/schema.ts';
import { type CalendarConfig, HOLIDAY_TYPES, type HolidaysConfig } from './hotline-config.ts';
import { zone } from './zone.ts';

const HOURS_REMEDY = 'write hours such as ["08:00-12:00", "13:00-17:00"], or [] for a closed day';

/** The domain's parsers say problem and remedy in one text, which begins with what was given. */
function fromParsed<T>(given: string, result: Parsed<T>): Reading<T> {
  if (result.ok) return accept(result.value);
  const [problem = '', ...remedy] = result.problem.replace(`"${given}" `, '').split('; ');
  return refuse(problem, remedy.join('; '));
}

const interval: Reader<WallInterval> = (given) => {
  if (typeof given !== 'string')
    return refuse('is not opening hours', 'write hours such as "08:00-12:00"');
  return fromParsed(given, parseInterval(given));
};

const weekdays: Reader<readonly Weekday[]> = (given) =>
  fromParsed(String(given), parseWeekdays(String(given)));

/** Hours of one day, in ascending order. */
const dayHours = list(value(interval), HOURS_REMEDY).transform((intervals, context) => {
  const ascending = intervals
    .map((hours, i) => ({ ...hours, i }))
    .toSorted((a, b) => a.start - b.start);
  for (const [i, later] of ascending.entries()) {
    const earlier = ascending[i - 1];
    if (earlier && later.start < earlier.end) {
      context.addIssue({
        code: 'custom',
        path: [later.i],
        message: 'overlaps with other hours of the day',
        params: { remedy: 'let each begin when the one before has ended' },
      });
    }
  }
  return ascending.map(({ start, end }) => ({ start, end }));
});

type DayHours = readonly WallInterval[];

function checkWeek(
  entries: readonly KeyedEntry<readonly Weekday[], DayHours>[],
  complain: Complain,
): void {
  const namedBy = new Map<Weekday, string>();
  for (const { written, key } of entries) {
    for (const day of key) {
      const other = namedBy.get(day);
      if (other !== undefined) {
        const problem = `gives hours for ${weekdayName(day)}, as ${other} does`;
        complain(written, problem, 'name each day once');
        break;
      }
      namedBy.set(day, written);
    }
  }
}

const REMEDY_NO_HOURS = 'give at least one day hours, such as mon-fri: ["08:00-12:00"]';

const weeklyHours = keyed(weekdays, dayHours, REMEDY_NO_HOURS, checkWeek).transform(
  (entries, context) => {
    const week: Record<Weekday, DayHours> = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
    for (const [days, intervals] of entries) {
      for (const day of days) week[day] = intervals;
    }
    if (Object.values(week).every((intervals) => intervals.length === 0)) {
      context.addIssue({
        code: 'custom',
        message: 'never opens',
        params: { remedy: REMEDY_NO_HOURS },
      });
    }
    return week;
  },
);

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const COUNTRY_REMEDY = 'write the two letters of a country, such as US';

const country: Reader<string> = (given) => {
  const code = typeof given === 'string' ? given.trim().toUpperCase() : '';
  if (/^[A-Z]{2}$/u.test(code) && regions.of(code) !== undefined) return accept(code);
  return refuse(given === null ? 'is empty' : 'is not a country', COUNTRY_REMEDY);
};

const STATE_REMEDY = 'write the short name of a state or region, such as CA';

const state: Reader<string> = (given) => {
  const code = typeof given === 'string' ? given.trim().toUpperCase() : '';
  if (/^[A-Z0-9-]{1,10}$/u.test(code)) return accept(code);
  return refuse(given === null ? 'is empty' : 'is not a state or region', STATE_REMEDY);
};

const holidayName = lineOfText(100, 'write the name of the holiday');

const holidays = section(
  {
    country: value(country).optional(),
    state: value(state).optional(),
    types: list(value(oneOf(HOLIDAY_TYPES)), 'write a list such as [public, bank]').prefault([
      'public',
      'bank',
    ]),
    except: list(value(holidayName), 'write a list such as [Columbus Day]').prefault([]),
    also: keyed(
      date,
      value(holidayName),
      'write dates with names, such as 2026-12-24: Christmas Eve',
    ).prefault({}),
  },
  'write rules such as { country: US }, or leave holidays out',
).transform(
  (given): HolidaysConfig => ({
    country: given.country,
    state: given.state,
    types: given.types,
    except: given.except,
    also: given.also,
  }),
);

/** Schema of a team's `calendar`. */
export const calendarSchema = section(
  {
    zone: value(zone),
    hours: weeklyHours,
    holidays: z.preprocess((given) => given ?? undefined, holidays.optional()),
    special_days: keyed(
      date,
      dayHours,
      'write dates with hours, such as 2026-12-31: ["08:00-12:00"]',
    ).prefault({}),
  },
  'give a zone and hours, such as calendar: { zone: America/Los_Angeles, hours: { mon-fri: ["08:00-17:00"] } }',
).transform(
  (given): CalendarConfig => ({
    zone: given.zone,
    hours: given.hours,
    holidays: given.holidays,
    specialDays: given.special_days,
  }),
) satisfies z.ZodType<CalendarConfig>;
