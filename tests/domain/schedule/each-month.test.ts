import { describe, expect, it } from '@jest/globals';
import { firstOpeningOfMonth } from '../../../src/domain/schedule/each-month.ts';
import { at, visit } from '../../support/fixtures.ts';

const { calendar } = visit();
const around = (local: string) => firstOpeningOfMonth(calendar, at(local));

describe('the first opening of each month', () => {
  it('is the first business day’s, and lapses with the month', () => {
    // 1 August 2027 is a Sunday.
    expect(around('2027-08-02 08:00').latest).toEqual({
      period: '2027-08',
      dueAt: at('2027-08-02 08:00'),
      lapsesAt: at('2027-09-01 00:00'),
    });
    expect(around('2027-08-02 07:59').latest?.period).toBe('2027-07');
  });

  it('comes next when a month has passed, over the year’s end as well', () => {
    expect(around('2027-12-31 23:00').next).toMatchObject({
      period: '2028-01',
      dueAt: at('2028-01-03 08:00'),
    });
  });

  it('is left out for a month in which nothing opens', () => {
    const closed = {
      ...calendar,
      nextOpen: (t: number) =>
        calendar.nextOpen(t >= at('2027-08-01 00:00') ? Math.max(t, at('2027-09-06 00:00')) : t),
    };
    expect(firstOpeningOfMonth(closed, at('2027-07-20 09:00')).next?.period).toBe('2027-09');
  });
});
