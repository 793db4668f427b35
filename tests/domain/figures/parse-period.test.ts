import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { parsePeriod } from '../../../src/domain/figures/parse-period.ts';
import {
  type Period,
  periodBefore,
  periodName,
  periodWords,
  spanOf,
} from '../../../src/domain/figures/period.ts';
import { at, visit, ZONE } from '../../support/fixtures.ts';

const { calendar } = visit();
// A Wednesday.
const NOW = at('2027-01-20 11:00');
const read = (text: string, now = NOW): Period | string => {
  const period = parsePeriod(text, now, calendar);
  return period.ok ? period.value : period.problem;
};
const weeks = (first: string, count = 1) => ({ kind: 'weeks', first, count });
const months = (first: string, count = 1) => ({ kind: 'months', first, count });
const days = (from: string, to: string) => ({ kind: 'days', from, to });

describe('a period', () => {
  it.each([
    ['', weeks('2026-10-26', 13)],
    ['week', weeks('2027-01-18')],
    ['this week', weeks('2027-01-18')],
    ['last week', weeks('2027-01-11')],
    ['26 weeks', weeks('2026-07-27', 26)],
    ['last 4 weeks', weeks('2026-12-28', 4)],
    ['week of 9 Nov', weeks('2026-11-09')],
    ['3 weeks from 2026-11-10', weeks('2026-11-09', 3)],
    ['month', months('2027-01')],
    ['last month', months('2026-12')],
    ['quarter', months('2027-01', 3)],
    ['previous quarter', months('2026-10', 3)],
    ['year', months('2027-01', 12)],
    ['last year', months('2026-01', 12)],
    ['2026', months('2026-01', 12)],
    ['2026-11', months('2026-11')],
    ['November', months('2026-11')],
    ['in Jan', months('2027-01')],
    ['feb 2025', months('2025-02')],
    ['q4', months('2026-10', 3)],
    ['Q2 2025', months('2025-04', 3)],
    ['2026-q3', months('2026-07', 3)],
    ['30 days', days('2026-12-22', '2027-01-20')],
    ['yesterday', days('2027-01-19', '2027-01-19')],
    ['20 Jan', days('2027-01-20', '2027-01-20')],
    ['21 Jan', days('2026-01-21', '2026-01-21')],
    ['Thu', days('2027-01-14', '2027-01-14')],
    ['last Wed', days('2027-01-20', '2027-01-20')],
    ['1-15 Nov', days('2026-11-01', '2026-11-15')],
    ['1 Jan - 31 Jan', days('2027-01-01', '2027-01-31')],
    ['20 Dec - 3 Jan', days('2026-12-20', '2027-01-03')],
    ['20 Dec until today', days('2026-12-20', '2027-01-20')],
    ['2026-11-01..2026-11-15', days('2026-11-01', '2026-11-15')],
  ])('named “%s” is read', (text, period) => {
    expect(read(text)).toEqual(period);
  });

  it.each([
    [
      'mai',
      '“mai” is no period that I know. Write week, last month, quarter, 13 weeks, Nov 2026, 2026-11-01..2026-11-15.',
    ],
    ['0 weeks', '“0 weeks”: give 1 to 260 weeks.'],
    ['900 weeks', '“900 weeks”: give 1 to 260 weeks.'],
    ['tomorrow', '“tomorrow” has not begun yet: there is nothing to count.'],
    ['2028', '“2028” has not begun yet: there is nothing to count.'],
    [
      '3 Jan - 1 Feb 1066',
      '“3 Jan - 1 Feb 1066” is no period that I know. Write week, last month, quarter, 13 weeks, Nov 2026, 2026-11-01..2026-11-15.',
    ],
  ])('named “%s” is asked back', (text, problem) => {
    expect(read(text)).toBe(problem);
  });

  it('has words that mean the same on any later day', () => {
    const later = at('2029-06-01 09:00');
    for (const text of ['', 'last week', 'month', 'q4', 'last year', '1-15 Nov', 'yesterday']) {
      const period = read(text);
      if (typeof period === 'string') throw new Error(period);
      expect(read(periodWords(period), later)).toEqual(period);
      expect(periodName(period)).not.toBe('');
    }
  });

  it('ends where the next one begins', () => {
    for (const text of ['week', '13 weeks', 'month', 'last quarter', 'year', '30 days']) {
      const period = read(text);
      if (typeof period === 'string') throw new Error(period);
      expect(spanOf(periodBefore(period), calendar).to).toBe(spanOf(period, calendar).from);
    }
  });

  it('of a month runs from midnight to midnight, and over the change of the clocks', () => {
    const { from, to } = spanOf({ kind: 'months', first: '2027-03', count: 1 }, calendar);
    const shown = (t: number) => DateTime.fromMillis(t, { zone: ZONE }).toISO();
    expect([shown(from), shown(to)]).toEqual([
      '2027-03-01T00:00:00.000-08:00',
      '2027-04-01T00:00:00.000-07:00',
    ]);
  });

  it('is named as people write it', () => {
    expect(
      ['last week', '13 weeks', 'month', 'q4', '2026', 'yesterday', '1-15 Nov'].map((text) => {
        const period = read(text);
        return typeof period === 'string' ? period : periodName(period);
      }),
    ).toEqual([
      'week of 11 Jan 2027',
      '13 weeks from 26 Oct 2026',
      'January 2027',
      '4th quarter of 2026',
      '2026',
      '19 Jan 2027',
      '1 Nov 2026 – 15 Nov 2026',
    ]);
  });
});
