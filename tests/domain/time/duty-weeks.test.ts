import { describe, expect, it } from '@jest/globals';

import { at, calendar } from './calendars.ts';

describe('the duty week of what comes in', () => {
  const visit = calendar({
    holidays: { '2026-05-25': 'Memorial Day', '2026-11-11': 'Veterans Day' },
  });

  it('on a Wednesday is named by its Monday', () => {
    expect(visit.dutyWeek(at('2026-03-18T09:00-07:00'))).toBe('2026-03-16');
  });

  it("before Friday's close is that week", () => {
    expect(visit.dutyWeek(at('2026-03-20T17:00-07:00') - 1)).toBe('2026-03-16');
  });

  it('on Friday evening is the week that follows', () => {
    expect(visit.dutyWeek(at('2026-03-20T17:00-07:00'))).toBe('2026-03-23');
  });

  it('at the weekend is the week that follows', () => {
    expect(visit.dutyWeek(at('2026-03-22T23:59-07:00'))).toBe('2026-03-23');
  });

  it('on a Wednesday holiday stays with that week', () => {
    expect(visit.dutyWeek(at('2026-11-11T09:00-08:00'))).toBe('2026-11-09');
  });

  it('on a Monday holiday is the week that opens on Tuesday', () => {
    expect(visit.dutyWeek(at('2026-05-25T09:00-07:00'))).toBe('2026-05-25');
    expect(visit.dutyWeek(at('2026-05-22T18:00-07:00'))).toBe('2026-05-25');
  });

  it('over New Year is the week that began in December', () => {
    expect(visit.dutyWeek(at('2027-01-01T09:00-08:00'))).toBe('2026-12-28');
  });

  it('follows the calendar of the zone, not that of UTC', () => {
    // Sunday evening in UTC, Monday morning in Auckland.
    const auckland = calendar({ zone: 'Pacific/Auckland' });
    expect(auckland.dutyWeek(at('2026-03-15T20:00Z'))).toBe('2026-03-16');
    expect(calendar({ zone: 'Pacific/Auckland' }).nextOpen(at('2026-03-15T20:00Z'))).toBe(
      at('2026-03-16T09:00+13:00'),
    );
  });

  it('changes at midnight where a Sunday night shift is open over it', () => {
    const nights = calendar({ hours: { 'mon-sun': ['22:00-06:00'] } });
    expect(nights.dutyWeek(at('2026-03-22T23:59-07:00'))).toBe('2026-03-16');
    expect(nights.dutyWeek(at('2026-03-23T00:00-07:00'))).toBe('2026-03-23');
  });

  it('skips a week in which nothing opens', () => {
    const shut = calendar({
      special: {
        '2026-12-28': [],
        '2026-12-29': [],
        '2026-12-30': [],
        '2026-12-31': [],
        '2027-01-01': [],
      },
    });
    expect(shut.dutyWeek(at('2026-12-29T10:00-08:00'))).toBe('2027-01-04');
    expect(shut.weekSpan('2026-12-28')).toBeUndefined();
  });
});

describe('the span of a duty week', () => {
  const visit = calendar({
    holidays: { '2026-05-25': 'Memorial Day' },
    special: { '2026-03-20': ['08:00-12:00'], '2026-04-04': ['10:00-11:00'] },
  });

  it('runs from the first opening to the last closing', () => {
    expect(visit.weekSpan('2026-03-23')).toEqual({
      opens: at('2026-03-23T08:00-07:00'),
      closes: at('2026-03-27T17:00-07:00'),
    });
  });

  it('opens on Tuesday where Monday is a holiday', () => {
    expect(visit.weekSpan('2026-05-25')?.opens).toBe(at('2026-05-26T08:00-07:00'));
  });

  it('closes at noon where Friday does, and on a Saturday that opens', () => {
    expect(visit.weekSpan('2026-03-16')?.closes).toBe(at('2026-03-20T12:00-07:00'));
    expect(visit.weekSpan('2026-03-30')?.closes).toBe(at('2026-04-04T11:00-07:00'));
  });

  it('is cut at midnight on Sunday where the calendar is open over it', () => {
    const always = calendar({ hours: { 'mon-sun': ['00:00-24:00'] } });
    // The week in which the clocks go back has 169 hours.
    expect(always.weekSpan('2026-10-26')).toEqual({
      opens: at('2026-10-26T00:00-07:00'),
      closes: at('2026-11-02T00:00-08:00'),
    });
  });

  it('is known for the first and last weeks that a calendar covers', () => {
    expect(visit.weekSpan('1969-12-29')?.opens).toBe(at('1969-12-29T08:00-08:00'));
    expect(visit.weekSpan('2199-12-30')?.closes).toBe(at('2200-01-03T17:00-08:00'));
  });

  it('is refused for a day that is no Monday', () => {
    expect(() => visit.weekSpan('2026-03-17')).toThrow(
      new RangeError('"2026-03-17" names no duty week: a week is named by its Monday'),
    );
  });
});
