import { describe, expect, it } from '@jest/globals';

import {
  addDays,
  daysBetween,
  isLocalDate,
  isoWeekday,
  mondayOf,
  toDayNumber,
  toLocalDate,
  yearOf,
} from '../../../src/domain/time/local-date.ts';

describe('a local date', () => {
  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['2026-03-08', 20_520],
    ['2199-12-31', 84_005],
  ])('%s is day %d', (date, day) => {
    expect(toDayNumber(date)).toBe(day);
    expect(toLocalDate(day)).toBe(date);
  });

  it('goes to the next day and back on every day of four centuries', () => {
    const [first, last] = [toDayNumber('1900-01-01'), toDayNumber('2300-01-01')];
    for (let day = first; day < last; day += 1) {
      if (toDayNumber(toLocalDate(day)) !== day) throw new Error(`day ${day}`);
    }
    expect(last - first).toBe(146_097);
  });

  it('knows leap years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2100-02-28', 1)).toBe('2100-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2028-01-01', '2029-01-01')).toBe(366);
    expect(daysBetween('2026-03-09', '2026-03-08')).toBe(-1);
  });

  it('has an ISO weekday', () => {
    expect(isoWeekday('2026-03-16')).toBe(1);
    expect(isoWeekday('2026-03-22')).toBe(7);
    expect(isoWeekday('1969-12-29')).toBe(1);
  });

  it('is in the week of its Monday', () => {
    expect(mondayOf('2026-03-16')).toBe('2026-03-16');
    expect(mondayOf('2026-03-22')).toBe('2026-03-16');
    expect(mondayOf('2027-01-01')).toBe('2026-12-28');
  });

  it('is in a year', () => {
    expect(yearOf('2026-12-31')).toBe(2026);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '20260101', '', ' 2026-01-01'])(
    'is not "%s"',
    (text) => {
      expect(isLocalDate(text)).toBe(false);
      expect(() => toDayNumber(text)).toThrow(RangeError);
    },
  );
});
