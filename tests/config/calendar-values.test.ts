import { describe, expect, it } from '@jest/globals';
import { MINIMAL, problemWith, teamOf } from './config-text.ts';

const withZone = (zone: string): string => MINIMAL.replace('America/Los_Angeles', zone);

const withHours = (hours: string): string => MINIMAL.replace('mon-fri: ["08:00-17:00"]', hours);

const withCalendar = (line: string): string => `${MINIMAL}      ${line}\n`;

describe('a time zone', () => {
  it.each([
    ['america/los_angeles', 'America/Los_Angeles'],
    ['UTC', 'UTC'],
    ['Europe/Berlin', 'Europe/Berlin'],
    ['US/Pacific', 'US/Pacific'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
  ])('may be %s', (written, zone) => {
    expect(teamOf(withZone(written)).calendar.zone).toBe(zone);
  });

  it.each([
    ['America/Los_Angelos', 'did you mean America/Los_Angeles?'],
    ['Los Angeles', 'did you mean America/Los_Angeles?'],
    ['Europe/Berln', 'did you mean Europe/Berlin?'],
    ['US/Berlin', 'did you mean Europe/Berlin?'],
    ['PST', 'write an IANA zone such as America/Los_Angeles'],
    ['EST', 'write an IANA zone such as America/Los_Angeles'],
    ['+08:00', 'write an IANA zone such as America/Los_Angeles'],
  ])('may not be %s', (written, remedy) => {
    expect(problemWith(withZone(written))).toBe(
      `visit.calendar.zone: "${written}" is not a time zone: ${remedy}`,
    );
  });
});

describe('opening hours', () => {
  it('may differ by day and cross midnight, and are sorted', () => {
    const { hours } = teamOf(
      withHours('{ "mon,wed": ["13:00-17:00", "08:00-12:00"], sat-sun: ["22:00-06:00"], fri: [] }'),
    ).calendar;
    expect(hours).toEqual({
      1: [
        { start: 480, end: 720 },
        { start: 780, end: 1020 },
      ],
      2: [],
      3: [
        { start: 480, end: 720 },
        { start: 780, end: 1020 },
      ],
      4: [],
      5: [],
      6: [{ start: 1320, end: 1800 }],
      7: [{ start: 1320, end: 1800 }],
    });
  });

  it.each([
    [
      'mon-fri: ["08:00-12"]',
      'visit.calendar.hours.mon-fri[0]: "08:00-12" is not opening hours: write a start and an end, like "08:00-12:00"',
    ],
    [
      'mon-fri: ["08:00-25:00"]',
      'visit.calendar.hours.mon-fri[0]: "08:00-25:00" has a time that no clock shows: hours go to 24:00, minutes to 59, like "13:00-17:30"',
    ],
    [
      'mon-fri: "08:00-17:00"',
      'visit.calendar.hours.mon-fri: "08:00-17:00" is not a list: write hours such as ["08:00-12:00", "13:00-17:00"], or [] for a closed day',
    ],
    [
      'mon-fri: ["08:00-12:00", "11:00-17:00"]',
      'visit.calendar.hours.mon-fri[1]: "11:00-17:00" overlaps with other hours of the day: let each begin when the one before has ended',
    ],
    [
      'mon-fry: ["08:00-17:00"]',
      'visit.calendar.hours.mon-fry: does not name weekdays: write "mon-fri", "sat" or "mon,wed"',
    ],
    [
      '{ mon-fri: ["08:00-17:00"], wed: ["08:00-12:00"] }',
      'visit.calendar.hours.wed: gives hours for Wednesday, as mon-fri does: name each day once',
    ],
    [
      'mon-fri: []',
      'visit.calendar.hours: {…} never opens: give at least one day hours, such as mon-fri: ["08:00-12:00"]',
    ],
  ])('may not be %s', (hours, problem) => {
    expect(problemWith(withHours(hours))).toBe(problem);
  });
});

describe('holidays and special days', () => {
  it('may be dates alone', () => {
    const text = withCalendar('holidays: { also: { 2026-12-24: Christmas Eve } }');
    expect(teamOf(text).calendar.holidays).toEqual({
      country: undefined,
      state: undefined,
      types: ['public', 'bank'],
      except: [],
      also: new Map([['2026-12-24', 'Christmas Eve']]),
    });
  });

  it.each([
    [
      'holidays: { also: { 2026-02-30: Nothing } }',
      'visit.calendar.holidays.also.2026-02-30: is not a date: write an existing day as year-month-day, such as 2026-12-31',
    ],
    [
      'holidays: { also: { 2026-12-24: } }',
      'visit.calendar.holidays.also.2026-12-24: is empty: write the name of the holiday',
    ],
    [
      'holidays: { country: XX }',
      'visit.calendar.holidays.country: "XX" is not a country: write the two letters of a country, such as US',
    ],
    [
      'holidays: { country: US, types: [publik] }',
      'visit.calendar.holidays.types[0]: "publik" is not known here: did you mean public?',
    ],
    [
      'holidays: { except: [Columbus Day] }',
      'visit.calendar.holidays.except: means nothing without a country: add country, such as country: US, or take this out',
    ],
    [
      'special_days: { 2026-13-01: [] }',
      'visit.calendar.special_days.2026-13-01: is not a date: write an existing day as year-month-day, such as 2026-12-31',
    ],
    [
      'special_days: { 2026-12-31: ["8-12"] }',
      'visit.calendar.special_days.2026-12-31[0]: "8-12" is not opening hours: write a start and an end, like "08:00-12:00"',
    ],
  ])('may not be %s', (line, problem) => {
    expect(problemWith(withCalendar(line))).toBe(problem);
  });
});
