import { describe, expect, it } from '@jest/globals';

import {
  parseDayHours,
  parseInterval,
  parseSpecialDays,
  parseWeeklyHours,
} from '../../../src/domain/time/parse-hours.ts';
import { parseWeekdays } from '../../../src/domain/time/parse-weekdays.ts';

describe('an interval', () => {
  it.each([
    ['08:00-12:00', 480, 720],
    [' 8:30 – 12:05 ', 510, 725],
    ['00:00-24:00', 0, 1440],
    ['22:00-06:00', 1320, 1800],
    ['22:00-00:00', 1320, 1440],
    ['08:00-08:00', 480, 1920],
    ['00:00-00:00', 0, 1440],
  ])('"%s" is minutes %d to %d', (text, start, end) => {
    expect(parseInterval(text)).toEqual({ ok: true, value: { start, end } });
  });

  it.each(['8-12', '08:00', '08:00-12:00-17:00', '8am-5pm', '08.00-12.00', ''])(
    'is not "%s", and an example is shown',
    (text) => {
      expect(parseInterval(text)).toEqual({
        ok: false,
        problem: `"${text}" is not opening hours; write a start and an end, like "08:00-12:00"`,
      });
    },
  );

  it.each(['08:00-25:00', '08:60-12:00', '08:00-24:01', '99:00-12:00'])(
    'has no such time as in "%s"',
    (text) => {
      expect(parseInterval(text)).toEqual({
        ok: false,
        problem: `"${text}" has a time that no clock shows; hours go to 24:00, minutes to 59, like "13:00-17:30"`,
      });
    },
  );

  it('does not start at 24:00', () => {
    expect(parseInterval('24:00-06:00')).toEqual({
      ok: false,
      problem:
        '"24:00-06:00" starts at 24:00, which is the next day\'s 00:00; write it there, like "00:00-06:00"',
    });
  });
});

describe('the hours of a day', () => {
  it('are put in order', () => {
    expect(parseDayHours(['13:00-17:00', '08:00-12:00'])).toEqual({
      ok: true,
      value: [
        { start: 480, end: 720 },
        { start: 780, end: 1020 },
      ],
    });
  });

  it('may be none, and may touch', () => {
    expect(parseDayHours([])).toEqual({ ok: true, value: [] });
    expect(parseDayHours(['08:00-12:00', '12:00-17:00']).ok).toBe(true);
  });

  it.each([
    [['08:00-12:00', '11:00-17:00'], '08:00-12:00', '11:00-17:00'],
    [['08:00-12:00', '08:00-12:00'], '08:00-12:00', '08:00-12:00'],
    [['22:00-06:00', '23:00-24:00'], '22:00-06:00', '23:00-24:00'],
  ])('may not overlap: %j', (texts, first, second) => {
    expect(parseDayHours(texts)).toEqual({
      ok: false,
      problem: `"${first}" and "${second}" overlap; write hours that follow each other, like "08:00-12:00" and "13:00-17:00"`,
    });
  });
});

describe('weekdays', () => {
  it.each([
    ['mon-fri', [1, 2, 3, 4, 5]],
    ['sat', [6]],
    ['mon,wed', [1, 3]],
    ['Mon-Wed, Friday', [1, 2, 3, 5]],
    ['sat-mon', [6, 7, 1]],
    ['mon-mon', [1]],
  ])('"%s" is %j', (text, value) => {
    expect(parseWeekdays(text)).toEqual({ ok: true, value });
  });

  it.each(['weekdays', 'mon-', 'mon-wed-fri', '', 'mon,', 'm'])('are not "%s"', (text) => {
    expect(parseWeekdays(text)).toEqual({
      ok: false,
      problem: `"${text}" does not name weekdays; write "mon-fri", "sat" or "mon,wed"`,
    });
  });

  it('are named once', () => {
    expect(parseWeekdays('mon-fri,wed')).toEqual({
      ok: false,
      problem: '"mon-fri,wed" names Wednesday twice; name each day once, like "mon-wed,fri"',
    });
  });
});

describe('weekly hours', () => {
  it('leave days that are not named closed', () => {
    const office = [
      { start: 480, end: 720 },
      { start: 780, end: 1020 },
    ];
    const short = [{ start: 480, end: 720 }];
    expect(
      parseWeeklyHours({ 'mon-thu': ['08:00-12:00', '13:00-17:00'], fri: ['08:00-12:00'] }),
    ).toEqual({
      ok: true,
      value: { 1: office, 2: office, 3: office, 4: office, 5: short, 6: [], 7: [] },
    });
  });

  it('name the key whose hours are wrong', () => {
    expect(parseWeeklyHours({ 'mon-fri': ['8-5'] })).toEqual({
      ok: false,
      problem: 'mon-fri: "8-5" is not opening hours; write a start and an end, like "08:00-12:00"',
    });
  });

  it('may not give a day twice', () => {
    expect(parseWeeklyHours({ 'mon-fri': ['08:00-12:00'], fri: ['08:00-11:00'] })).toEqual({
      ok: false,
      problem:
        '"mon-fri" and "fri" both give hours for Friday; name each day once, like "mon-thu" and "fri"',
    });
  });

  it.each([{}, { 'mon-fri': [] }])('must open some day, unlike %j', (hours) => {
    expect(parseWeeklyHours(hours)).toEqual({
      ok: false,
      problem: 'no day has hours; give some, like mon-fri: ["08:00-12:00", "13:00-17:00"]',
    });
  });
});

describe('special days', () => {
  it('have hours of their own, or none', () => {
    expect(parseSpecialDays({ '2026-12-31': ['08:00-12:00'], '2026-12-28': [] })).toEqual({
      ok: true,
      value: new Map([
        ['2026-12-31', [{ start: 480, end: 720 }]],
        ['2026-12-28', []],
      ]),
    });
  });

  it('are existing dates', () => {
    expect(parseSpecialDays({ '2026-02-30': [] })).toEqual({
      ok: false,
      problem: '"2026-02-30" is not a date; write year, month and day, like 2026-12-31',
    });
  });

  it('name the date whose hours are wrong', () => {
    expect(parseSpecialDays({ '2026-12-31': ['noon'] })).toEqual({
      ok: false,
      problem:
        '2026-12-31: "noon" is not opening hours; write a start and an end, like "08:00-12:00"',
    });
  });
});
