import { describe, expect, it } from '@jest/globals';
import { hasAged, lastProgressAt } from '../../../src/domain/week/ageing.ts';
import { holidayAfter, unusualDays } from '../../../src/domain/week/days-of-week.ts';
import { digestContent } from '../../../src/domain/week/digest-content.ts';
import { ALPHA, at, incident } from '../../support/fixtures.ts';
import { calendar } from '../time/calendars.ts';

describe('what a digest says', () => {
  const one = incident({ number: 41, ownerId: 'a' });
  const other = incident({ number: 42, ownerId: 'b' });

  it('is the same whatever the order, and whatever of an incident it does not tell', () => {
    expect(digestContent([one, other])).toBe(digestContent([other, { ...one, title: 'new' }]));
    expect(digestContent([])).toBe('');
  });

  it.each([
    ['a first answer', { state: 'answered' as const }],
    ['another owner', { ownerId: 'b' }],
    ['somebody who is on it', { onIt: { by: ALPHA, at: 1 } }],
    [
      'a step of the escalation path',
      { paging: { step: 0, people: [], channelTimes: 0, lastAt: 1 } },
    ],
  ])('differs after %s', (_, change) => {
    expect(digestContent([{ ...one, ...change }])).not.toBe(digestContent([one]));
  });
});

describe('an incident’s progress', () => {
  const reported = incident();

  it('is what people do and say, not what the clock does, nor a handoff', () => {
    const events = [
      { type: 'answered', at: at('2027-01-12 10:00') },
      { type: 'handed-off', at: at('2027-01-15 17:00') },
      { type: 'paged', at: at('2027-01-19 09:00') },
    ] as const;
    expect(lastProgressAt(reported, events, [])).toBe(at('2027-01-12 10:00'));
    expect(lastProgressAt(reported, events, [at('2027-01-20 11:00')])).toBe(at('2027-01-20 11:00'));
    expect(lastProgressAt(reported, [], [])).toBe(at('2027-01-12 09:25'));
  });

  it('is missing once so many days have gone by, to the minute', () => {
    const since = at('2027-01-12 10:00');
    expect(hasAged(since, 10, at('2027-01-22 09:59'))).toBe(false);
    expect(hasAged(since, 10, at('2027-01-22 10:00'))).toBe(true);
  });
});

describe('the days of a week', () => {
  const year = calendar({
    holidays: { '2027-01-18': 'Martin Luther King Jr. Day', '2027-02-13': 'A Saturday' },
    special: { '2027-01-21': ['08:00-12:00'], '2027-01-23': ['10:00-11:00'] },
  });

  it('are unusual where their hours are not what they are in other weeks', () => {
    expect(unusualDays(year, '2027-01-11')).toEqual([]);
    expect(unusualDays(year, '2027-01-18')).toEqual([
      { date: '2027-01-21', opens: at('2027-01-21 08:00'), closes: at('2027-01-21 12:00') },
      { date: '2027-01-23', opens: at('2027-01-23 10:00'), closes: at('2027-01-23 11:00') },
    ]);
  });

  it('are followed by a holiday, which is on none of the days that are closed anyway', () => {
    expect(holidayAfter(year, '2027-01-11')).toEqual({
      date: '2027-01-18',
      name: 'Martin Luther King Jr. Day',
    });
    expect(holidayAfter(year, '2027-01-18')).toBeUndefined();
  });
});
