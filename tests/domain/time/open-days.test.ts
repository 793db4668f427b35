import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { toDayNumber } from '../../../src/domain/time/local-date.ts';
import { localDateOf, localDay } from '../../../src/domain/time/local-days.ts';
import { openDays } from '../../../src/domain/time/open-days.ts';
import { at, calendar } from './calendars.ts';

const HOURS = {
  holidays: { '2027-01-18': 'Martin Luther King Jr. Day' },
  special: { '2027-01-20': ['08:00-12:00'] },
} as const;

describe('the open days of a time', () => {
  it('are those with an open minute, each with its own hours', () => {
    const days = openDays(
      calendar(HOURS),
      at('2027-01-17T00:00:00-08:00'),
      at('2027-01-21T00:00:00-08:00'),
    );
    expect(days).toEqual([
      {
        date: '2027-01-19',
        from: at('2027-01-19T08:00:00-08:00'),
        to: at('2027-01-19T17:00:00-08:00'),
        isWhole: true,
      },
      {
        date: '2027-01-20',
        from: at('2027-01-20T08:00:00-08:00'),
        to: at('2027-01-20T12:00:00-08:00'),
        isWhole: true,
      },
    ]);
  });

  it('are not whole where a part of their hours is left out', () => {
    const noon = at('2027-01-19T12:30:00-08:00');
    const days = openDays(calendar(HOURS), noon, at('2027-01-21T00:00:00-08:00'));
    expect(days.map(({ date, from, isWhole }) => [date, from, isWhole])).toEqual([
      ['2027-01-19', at('2027-01-19T13:00:00-08:00'), false],
      ['2027-01-20', at('2027-01-20T08:00:00-08:00'), true],
    ]);
  });
});

describe('the date on the wall clock', () => {
  it.each([
    'America/Los_Angeles',
    'Pacific/Kiritimati',
    'Asia/Kolkata',
    'America/Sao_Paulo',
    'UTC',
  ])(
    'is luxon’s in %s, on every hour of days around a year’s end and each change of the clocks',
    (zone) => {
      for (const day of ['2026-12-30', '2027-03-13', '2027-10-30', '2018-11-03']) {
        for (let hour = 0; hour < 72; hour++) {
          const local = DateTime.fromISO(day, { zone }).plus({ hours: hour });
          const t = local.toMillis();
          const date = local.toISODate() ?? '';
          expect(localDateOf(t, zone)).toBe(date);
          const { begins, ends } = localDay(zone, toDayNumber(date));
          expect(begins).toBe(local.startOf('day').toMillis());
          expect(ends).toBe(local.startOf('day').plus({ days: 1 }).startOf('day').toMillis());
        }
      }
    },
  );
});
