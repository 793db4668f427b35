import { describe, expect, it } from '@jest/globals';
import { nextTurn } from '../../../src/features/home/refresh-homes.ts';
import { calendar } from '../../domain/time/calendars.ts';
import { at, visit } from '../../support/fixtures.ts';

describe('the next time at which a Home tab changes by itself', () => {
  it.each([
    ['2027-01-12 06:00', '2027-01-12 08:00'],
    ['2027-01-12 08:00', '2027-01-12 17:00'],
    // The noon pause is no closing: the same pair is there again in an hour.
    ['2027-01-12 12:30', '2027-01-12 17:00'],
    ['2027-01-12 17:00', '2027-01-13 08:00'],
    // Monday 18 January is a holiday.
    ['2027-01-15 17:00', '2027-01-19 08:00'],
    ['2027-01-16 10:00', '2027-01-19 08:00'],
  ])('after %s is %s', (now, next) => {
    expect(nextTurn(visit().calendar, at(now))).toBe(at(next));
  });

  it('lies ahead where a team never closes', () => {
    const always = calendar({ hours: { 'mon-sun': ['00:00-24:00'] } });
    const midnight = at('2027-01-13 00:00');
    expect(nextTurn(always, midnight)).toBeGreaterThan(midnight);
  });
});
