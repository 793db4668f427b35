import type { Weekday } from './business-calendar.ts';
import { WEEKDAYS, weekdayAfter } from './local-date.ts';
import { notParsed, type Parsed, parsed } from './parsed.ts';

const NAMES: Readonly<Record<Weekday, string>> = {
  1: 'Monday',
  2: 'Tuesday',
  3: 'Wednesday',
  4: 'Thursday',
  5: 'Friday',
  6: 'Saturday',
  7: 'Sunday',
};

/** "mon" to "sun", or the whole name, in lower case. */
const BY_NAME: ReadonlyMap<string, Weekday> = new Map(
  WEEKDAYS.flatMap((weekday) => {
    const name = weekdayName(weekday).toLowerCase();
    return [[name, weekday] as const, [name.slice(0, 3), weekday] as const];
  }),
);

/** The English name of a weekday, for messages. */
export function weekdayName(weekday: Weekday): string {
  return NAMES[weekday];
}

/**
 * Reads the weekdays of a key in hotline.yml, in the order written: "mon-fri", "sat", "mon,wed", "mon-wed,fri". A
 * range may run over Sunday ("sat-mon"). A day named twice is a problem.
 */
export function parseWeekdays(text: string): Parsed<readonly Weekday[]> {
  const days: Weekday[] = [];
  for (const part of text.split(',')) {
    const [first, last, ...rest] = part.split(/[-–]/).map((name) => name.trim().toLowerCase());
    const from = BY_NAME.get(first ?? '');
    const to = last === undefined ? from : BY_NAME.get(last);
    if (from === undefined || to === undefined || rest.length > 0) {
      return notParsed(`"${text}" does not name weekdays; write "mon-fri", "sat" or "mon,wed"`);
    }
    for (const day of range(from, to)) {
      if (days.includes(day)) {
        return notParsed(
          `"${text}" names ${weekdayName(day)} twice; name each day once, like "mon-wed,fri"`,
        );
      }
      days.push(day);
    }
  }
  return parsed(days);
}

function range(from: Weekday, to: Weekday): readonly Weekday[] {
  const length = ((to - from + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => weekdayAfter(from, index));
}
