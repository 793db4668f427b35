import { describe, expect, it } from '@jest/globals';
import {
  dateAt,
  datesBetween,
  endOfBusinessDay,
  openPart,
  openPartOfDay,
} from '../../../src/domain/time/business-day.ts';
import { at, calendar } from './calendars.ts';

const ZONE = 'America/Los_Angeles';
const visit = calendar({ special: { '2027-12-24': ['08:00-12:00'] } });

describe('the open part of a day', () => {
  it('runs from the first opening to the last closing, over lunch', () => {
    expect(openPartOfDay(visit, '2027-01-12')).toEqual({
      from: at('2027-01-12T08:00:00-08:00'),
      to: at('2027-01-12T17:00:00-08:00'),
    });
  });

  it('is a special day’s own, and none on a closed day', () => {
    expect(openPartOfDay(visit, '2027-12-24')?.to).toBe(at('2027-12-24T12:00:00-08:00'));
    expect(openPartOfDay(visit, '2027-01-16')).toBeUndefined();
  });

  it('is 23 hours long where the clocks go forward in a day that never closes, and 25 where they go back', () => {
    const always = calendar({ hours: { 'mon-sun': ['00:00-24:00'] } });
    const hours = (date: string): number => {
      const part = openPartOfDay(always, date);
      return part === undefined ? 0 : (part.to - part.from) / 3_600_000;
    };
    expect([hours('2027-03-14'), hours('2027-11-07'), hours('2027-11-08')]).toEqual([23, 25, 24]);
  });

  it('of a stretch without an open minute is none', () => {
    const noon = at('2027-01-12T12:00:00-08:00');
    expect(openPart(visit, noon, noon + 3_600_000)).toBeUndefined();
    expect(openPart(visit, noon, noon - 1)).toBeUndefined();
  });
});

describe('the end of the business day', () => {
  it('is today’s last closing, and while closed the next day’s', () => {
    expect(endOfBusinessDay(visit, at('2027-01-12T09:00:00-08:00'))).toBe(
      at('2027-01-12T17:00:00-08:00'),
    );
    expect(endOfBusinessDay(visit, at('2027-01-15T18:00:00-08:00'))).toBe(
      at('2027-01-18T17:00:00-08:00'),
    );
  });
});

describe('local dates', () => {
  it('are those of the zone', () => {
    expect(dateAt(ZONE, at('2027-01-12T23:30:00-08:00'))).toBe('2027-01-12');
    expect(
      datesBetween(ZONE, at('2027-01-12T13:00:00-08:00'), at('2027-01-14T00:00:00-08:00')),
    ).toEqual(['2027-01-12', '2027-01-13']);
  });
});
