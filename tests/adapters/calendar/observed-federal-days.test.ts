import { describe, expect, it } from '@jest/globals';

import { loadHolidayRules } from '../../../src/adapters/calendar/holiday-rules.ts';
import {
  addDays,
  dayNumberOf,
  isoWeekday,
  toLocalDate,
  weekdayOf,
} from '../../../src/domain/time/local-date.ts';

/** 5 U.S.C. 6103 and Executive Order 11582: on a Saturday, the Friday before; on a Sunday, the Monday after. */
function observed(date: string): string {
  const weekday = isoWeekday(date);
  if (weekday === 6) return addDays(date, -1);
  return weekday === 7 ? addDays(date, 1) : date;
}

/** The `nth` weekday of a month; from its end where negative. */
function nth(year: number, month: number, weekday: number, count: number): string {
  if (count > 0) {
    const first = dayNumberOf(year, month, 1);
    return toLocalDate(first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (count - 1));
  }
  const last = dayNumberOf(year, month + 1, 1) - 1;
  return toLocalDate(last - ((weekdayOf(last) - weekday + 7) % 7));
}

/** The eleven days as the law has them, worked out without the library. */
function federalDays(year: number): readonly string[] {
  return [
    observed(`${year}-01-01`),
    nth(year, 1, 1, 3),
    nth(year, 2, 1, 3),
    nth(year, 5, 1, -1),
    observed(`${year}-06-19`),
    observed(`${year}-07-04`),
    nth(year, 9, 1, 1),
    nth(year, 10, 1, 2),
    observed(`${year}-11-11`),
    nth(year, 11, 4, 4),
    observed(`${year}-12-25`),
  ];
}

describe('the observed federal days of 2021 to 2040', () => {
  it('are all 220 closed, and no other weekday is', async () => {
    const rules = await loadHolidayRules({
      country: 'US',
      types: ['public', 'bank'],
      zone: 'America/Los_Angeles',
      except: [],
      also: {},
      around: 2026,
    });
    if (!rules.ok) throw new Error(rules.problem);

    const expected: string[] = [];
    const closed: string[] = [];
    for (let year = 2021; year <= 2040; year += 1) {
      expected.push(...federalDays(year));
      closed.push(...[...rules.value(year).keys()].filter((date) => isoWeekday(date) < 6));
    }
    // 2041 begins on a Tuesday: no day of it is observed in 2040. 2021-01-01 was a Friday.
    expect(expected).toHaveLength(220);
    expect(closed).toEqual(expected.toSorted());
  });
});
