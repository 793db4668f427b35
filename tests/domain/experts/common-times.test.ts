import { describe, expect, it } from '@jest/globals';
import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { DateTime } from 'luxon';
import {
  commonTimes,
  outsideWork,
  type TimeSpan,
} from '../../../src/domain/experts/common-times.ts';
import type { BusinessCalendar } from '../../../src/domain/time/business-calendar.ts';
import { DAY_MS, MINUTE_MS } from '../../../src/domain/time/instant.ts';
import { at, visit, ZONE } from '../../support/fixtures.ts';
import { calendar } from '../time/calendars.ts';

const local = (t: number): string =>
  DateTime.fromMillis(t, { zone: ZONE }).toFormat('yyyy-MM-dd HH:mm');

const times = (from: string, blocked: ReadonlyArray<readonly [string, string]> = []) =>
  commonTimes({
    calendar: visit().calendar,
    from: at(from),
    to: at(from) + 14 * DAY_MS,
    minutes: 30,
    blocked: blocked.map(([begin, end]) => ({ from: at(begin), to: at(end) })),
  }).map(local);

describe('times at which two people can talk', () => {
  it('are the earliest, two hours apart, and two on one day at most', () => {
    expect(times('2027-01-12 09:07')).toEqual([
      '2027-01-12 09:30',
      '2027-01-12 11:30',
      '2027-01-13 08:00',
    ]);
  });

  it('lie within opening hours as a whole: neither into lunch nor over a holiday', () => {
    expect(times('2027-01-15 11:35')).toEqual([
      '2027-01-15 13:00',
      '2027-01-15 15:00',
      // Monday the 18th is a holiday.
      '2027-01-19 08:00',
    ]);
  });

  it('touch nothing that one of them has, and may follow it at once', () => {
    expect(
      times('2027-01-12 09:00', [
        ['2027-01-12 08:00', '2027-01-12 10:00'],
        ['2027-01-12 12:50', '2027-01-12 16:01'],
      ]),
    ).toEqual(['2027-01-12 10:00', '2027-01-12 16:30', '2027-01-13 08:00']);
  });

  it('are none where nothing suits', () => {
    expect(times('2027-01-12 09:00', [['2027-01-01 00:00', '2027-02-28 00:00']])).toEqual([]);
  });
});

describe('outside somebody’s own working day', () => {
  it('is everything but Monday to Friday, 08:00 to 18:00, where they live', () => {
    // 8 a.m. in Zurich is 11 p.m. of the day before in California.
    const spans = outsideWork('Europe/Zurich', at('2027-01-14 00:00'), at('2027-01-18 00:00'));
    expect(spans.map(({ from, to }) => [local(from), local(to)])).toEqual([
      ['2027-01-14 09:00', '2027-01-14 23:00'],
      ['2027-01-15 09:00', '2027-01-17 23:00'],
    ]);
  });
});

/** Whether every single minute of a talk is open and free: what the search must come to, in the plainest of ways. */
function suits(
  open: BusinessCalendar,
  t: number,
  minutes: number,
  blocked: readonly TimeSpan[],
  zone: string,
): boolean {
  for (let minute = 0; minute < minutes; minute++) {
    const now = t + minute * MINUTE_MS;
    if (!open.isOpen(now)) return false;
    if (blocked.some(({ from, to }) => now + MINUTE_MS > from && now < to)) return false;
    const there = DateTime.fromMillis(now, { zone });
    const minuteOfDay = there.hour * 60 + there.minute;
    if (there.weekday > 5 || minuteOfDay < 480 || minuteOfDay >= 1080) return false;
  }
  return true;
}

function plainly(
  open: BusinessCalendar,
  zone: string,
  from: number,
  to: number,
  minutes: number,
  blocked: readonly TimeSpan[],
  home: string,
): readonly number[] {
  const chosen: number[] = [];
  const dayOf = (t: number) => DateTime.fromMillis(t, { zone }).toISODate();
  for (
    let t = Math.ceil(from / MINUTE_MS) * MINUTE_MS;
    t + minutes * MINUTE_MS <= to;
    t += MINUTE_MS
  ) {
    if (t % (30 * MINUTE_MS) !== 0 || chosen.length === 3) continue;
    const isApart = chosen.every((other) => t - other >= 120 * MINUTE_MS);
    const onDay = chosen.filter((other) => dayOf(other) === dayOf(t)).length;
    if (isApart && onDay < 2 && suits(open, t, minutes, blocked, home)) chosen.push(t);
  }
  return chosen;
}

describe('the search for common times', () => {
  // Around the changes of the clocks in California and in Europe, and an ordinary week.
  const starts = ['2027-03-12', '2027-03-26', '2027-10-29', '2027-11-05', '2027-06-10'];
  const zones = [
    ZONE,
    'Europe/Zurich',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'America/New_York',
  ];

  it('finds what going through it minute by minute finds, across every change of the clocks', () => {
    const open = [
      visit().calendar,
      calendar({
        zone: 'Europe/Zurich',
        hours: { 'mon-sun': ['02:15-03:30', '09:00-12:15', '22:00-02:00'] },
      }),
    ] as const;
    assert(
      property(
        constantFrom(0, 1),
        constantFrom(...starts),
        constantFrom(...zones),
        integer({ min: 0, max: 4 * 1440 }),
        integer({ min: 60, max: 5 * 1440 }),
        constantFrom(15, 30, 60),
        array(
          record({
            start: integer({ min: -600, max: 6 * 1440 }),
            length: integer({ min: 1, max: 900 }),
          }),
          { maxLength: 8 },
        ),
        (which, day, home, begins, lasts, minutes, busy) => {
          const team = open[which] ?? open[0];
          const from = at(`${day} 00:00`) + begins * MINUTE_MS;
          const to = from + lasts * MINUTE_MS;
          const blocked = busy.map(({ start, length }) => ({
            from: from + start * MINUTE_MS,
            to: from + (start + length) * MINUTE_MS,
          }));
          const found = commonTimes({
            calendar: team,
            from,
            to,
            minutes,
            blocked: [...blocked, ...outsideWork(home, from, to)],
          });
          expect(found).toEqual(plainly(team, team.zone, from, to, minutes, blocked, home));
        },
      ),
      { numRuns: 200 },
    );
  });
});
