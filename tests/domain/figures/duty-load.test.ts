import { describe, expect, it } from '@jest/globals';
import { dutyLoad, type Member, weeksWithin } from '../../../src/domain/figures/duty-load.ts';
import { spanOf } from '../../../src/domain/figures/period.ts';
import type { Assignment } from '../../../src/domain/rotation/assignment.ts';
import type { Cover } from '../../../src/domain/rotation/cover.ts';
import { at, visit } from '../../support/fixtures.ts';

// The 18th is a holiday, so that week has four days.
const { calendar } = visit();
const WEEKS = ['2027-01-11', '2027-01-18'];
const MEMBERS: readonly Member[] = [
  { id: 'a', weight: 1 },
  { id: 'b', weight: 0.5 },
  { id: 'c', weight: 0.5, joins: '2027-01-18' },
];
const ASSIGNMENTS: readonly Assignment[] = [
  { week: '2027-01-11', role: 'primary', responderId: 'a' },
  { week: '2027-01-11', role: 'backup', responderId: 'b' },
  { week: '2027-01-18', role: 'primary', responderId: 'b' },
];
const load = (now: string, covers: readonly Cover[] = []) =>
  dutyLoad(calendar, WEEKS, { members: MEMBERS, assignments: ASSIGNMENTS, covers }, at(now));

describe('what people carry', () => {
  it('is due by weight to those who were in the rotation, for the seats that were filled', () => {
    const all = load('2027-02-01 08:00');
    expect(all.get('a')).toEqual({
      served: { primary: 1, backup: 0, holiday: 0 },
      // Two thirds of the first week, half of the second, whose backup's seat was empty.
      due: { primary: 2 / 3 + 1 / 2, backup: 2 / 3, holiday: 1 / 2 },
    });
    expect(all.get('c')).toEqual({
      served: { primary: 0, backup: 0, holiday: 0 },
      due: { primary: 1 / 4, backup: 0, holiday: 1 / 4 },
    });
  });

  it('is by whoever held a role, so a day’s cover is a fifth of a week', () => {
    const cover: Cover = {
      id: '1',
      kind: 'cover',
      role: 'primary',
      responderId: 'c',
      from: at('2027-01-13 08:00'),
      to: at('2027-01-13 17:00'),
      agreedAt: 1,
    };
    const all = load('2027-02-01 08:00', [cover]);
    expect(all.get('a')?.served.primary).toBeCloseTo(0.8, 12);
    expect(all.get('c')?.served.primary).toBeCloseTo(0.2, 12);
  });

  it('counts of the running week as much as has passed', () => {
    expect(load('2027-01-19 17:00').get('b')?.served).toEqual({
      primary: 0.25,
      backup: 1,
      holiday: 0.25,
    });
  });
});

describe('the duty weeks of a period', () => {
  it('are those that open first within it, up to now', () => {
    const january = spanOf({ kind: 'months', first: '2027-01', count: 1 }, calendar);
    expect(weeksWithin(january, calendar, at('2027-01-19 09:00'))).toEqual([
      '2027-01-04',
      '2027-01-11',
      '2027-01-18',
    ]);
  });

  it('end with a calendar that never opens again', () => {
    const closed = { ...calendar, weekSpan: () => undefined };
    const quarter = spanOf({ kind: 'months', first: '2027-01', count: 3 }, calendar);
    expect(weeksWithin(quarter, closed, at('2027-04-19 09:00'))).toEqual([]);
  });
});
