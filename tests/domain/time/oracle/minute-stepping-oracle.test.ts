import { describe, expect, test } from '@jest/globals';
import type { CalendarSpec, WallInterval } from '../../../../src/domain/time/business-calendar.ts';
import { createMinuteSteppingOracle } from './minute-stepping-oracle.ts';
import { offsetChanges, ZONES } from './offset-changes.ts';
import { holidaysOn, week } from './random-calendars.ts';
import { dateOf, dayOf, mondayOf, wallOf, wallReader } from './wall-minutes.ts';

const office = week((weekday) =>
  weekday <= 5
    ? [
        { start: 480, end: 720 },
        { start: 780, end: 1020 },
      ]
    : [],
);

function everyDay(zone: string, ...hours: readonly WallInterval[]): CalendarSpec {
  return { zone, hours: week(() => hours), holidays: holidaysOn([]), specialDays: new Map() };
}

/** An instant in Pacific summer time. */
function at(local: string): number {
  return Date.parse(`${local}-07:00`);
}

/** The first opening at or after `from` and the closing that ends it. */
function firstOpenSpan(spec: CalendarSpec, from: string): readonly string[] {
  const oracle = createMinuteSteppingOracle(spec);
  const opens = oracle.nextOpen(Date.parse(from));
  let closes = opens;
  while (oracle.isOpen(closes)) closes += 60_000;
  return [opens, closes].map((t) => new Date(t).toISOString().slice(0, 16));
}

describe('wall minutes', () => {
  test('are the same as asked for one by one, on both sides of every change', () => {
    const wrong = ZONES.flatMap(([zone, ...years]) => {
      const read = wallReader(zone);
      const wall = wallOf(zone);
      return offsetChanges(zone, years.slice(-1)).flatMap((change) =>
        Array.from({ length: 360 }, (_, i) => change - 180 + i)
          .filter((minute) => wall.at(minute) !== read(minute))
          .map((minute) => `${zone} ${minute}`),
      );
    });
    expect(wrong).toEqual([]);
  });

  test('name civil days', () => {
    const day = dayOf(Date.parse('2026-03-08T23:59Z') / 60_000);
    expect([dateOf(day), dateOf(mondayOf(day)), dateOf(mondayOf(day + 1))]).toEqual([
      '2026-03-08',
      '2026-03-02',
      '2026-03-09',
    ]);
  });
});

describe('the oracle', () => {
  const oracle = createMinuteSteppingOracle({
    ...everyDay('America/Los_Angeles'),
    hours: office,
    holidays: holidaysOn(['2026-05-25', '2026-12-24', '2026-12-25']),
    specialDays: new Map([['2026-12-24', [{ start: 480, end: 720 }]]]),
  });

  test.each([
    ['2026-05-15T16:30', 60, '2026-05-18T08:30'], // over a weekend
    ['2026-05-22T16:30', 60, '2026-05-26T08:30'], // and Memorial Day
    ['2026-05-18T11:30', 60, '2026-05-18T13:30'],
    ['2026-05-18T11:00', 60, '2026-05-18T12:00'], // not 13:00
    ['2026-05-18T16:00', 60, '2026-05-18T17:00'],
    ['2026-05-18T11:59:30', 1, '2026-05-18T13:00:30'],
    ['2026-05-16T10:00', 0, '2026-05-16T10:00'],
    ['2026-12-24T10:30', 60, '2026-12-24T11:30'], // 09:30 to 10:30 in winter time
    ['2026-12-24T12:00', 61, '2026-12-28T09:01'], // one hour before noon, and Christmas
  ])('from %s adds %d to %s', (from, minutes, to) => {
    expect(oracle.add(at(from), minutes)).toBe(at(to));
  });

  test('counts between instants inside minutes, in both directions', () => {
    const [from, to] = [at('2026-05-18T11:58:30'), at('2026-05-18T13:00:15')];
    expect([oracle.between(from, to), oracle.between(to, from)]).toEqual([1.75, -1.75]);
  });

  test('puts a holiday into its own week and an evening before the weekend into the next', () => {
    const weeks = ['2026-05-22T17:00', '2026-05-25T10:00', '2026-05-22T16:59'].map((local) =>
      oracle.dutyWeek(at(local)),
    );
    expect(weeks).toEqual(['2026-05-25', '2026-05-25', '2026-05-18']);
  });

  test('spans a week from its first opening to its last closing', () => {
    expect(oracle.weekSpan('2026-05-25')).toEqual({
      opens: at('2026-05-26T08:00'),
      closes: at('2026-05-29T17:00'),
    });
  });

  const [lordHowe, stJohns] = ['Australia/Lord_Howe', 'America/St_Johns'];
  test.each([
    // 2026-03-08, 02:00 becomes 03:00 at 10:00Z.
    ['America/Los_Angeles', 90, 150, '2026-03-08T08:00', '2026-03-08T09:30', '2026-03-08T10:00'],
    ['America/Los_Angeles', 150, 195, '2026-03-08T08:00', '2026-03-08T10:00', '2026-03-08T10:15'],
    ['America/Los_Angeles', 130, 170, '2026-03-08T08:00', '2026-03-09T09:10', '2026-03-09T09:50'],
    // 2026-11-01, 02:00 becomes 01:00 at 09:00Z.
    ['America/Los_Angeles', 75, 105, '2026-11-01T07:00', '2026-11-01T08:15', '2026-11-01T09:45'],
    ['America/Los_Angeles', 30, 60, '2026-11-01T07:00', '2026-11-01T07:30', '2026-11-01T09:00'],
    ['America/Los_Angeles', 120, 150, '2026-11-01T07:00', '2026-11-01T10:00', '2026-11-01T10:30'],
    // 2025-04-06, 02:00 becomes 01:30 at 15:00Z the day before.
    [lordHowe, 90, 120, '2025-04-05T13:30', '2025-04-05T14:30', '2025-04-05T15:30'],
    // 2011-12-30 was skipped: 2011-12-31 began at 10:00Z.
    ['Pacific/Apia', 1320, 1800, '2011-12-30T06:00', '2011-12-30T08:00', '2011-12-30T16:00'],
    ['Pacific/Apia', 480, 1020, '2011-12-30T04:00', '2011-12-30T18:00', '2011-12-31T03:00'],
    // 2018-11-04, 00:00 became 01:00 at 03:00Z.
    ['America/Sao_Paulo', 0, 120, '2018-11-03T12:00', '2018-11-04T03:00', '2018-11-04T04:00'],
    // 2018-02-18, 00:00 became 23:00 of the day before at 02:00Z.
    ['America/Sao_Paulo', 1380, 1440, '2018-02-17T12:00', '2018-02-18T01:00', '2018-02-18T03:00'],
    // 2010-11-07, 00:01 became 23:01 of the day before at 02:31Z, so that midnight came twice.
    [stJohns, 0, 15, '2010-11-06T12:00', '2010-11-07T02:30', '2010-11-07T03:45'],
    [stJohns, 1380, 1440, '2010-11-06T12:00', '2010-11-07T01:30', '2010-11-07T03:30'],
  ])('in %s opens from minute %d to %d, after %sZ, at %sZ to %sZ', (zone, start, end, ...times) => {
    const [after, opens, closes] = times;
    expect(firstOpenSpan(everyDay(zone, { start, end }), `${after}Z`)).toEqual([opens, closes]);
  });

  test('lets the next day begin before the wall is put back to the day before', () => {
    const sundays = {
      ...everyDay(stJohns),
      hours: week((weekday) => (weekday === 7 ? [{ start: 0, end: 600 }] : [])),
    };
    const from = '2010-11-06T12:00Z';
    expect(firstOpenSpan(sundays, from)).toEqual(['2010-11-07T02:30', '2010-11-07T13:30']);
  });
});
