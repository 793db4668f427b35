import { describe, expect, it } from '@jest/globals';
import { beforeDayCloses, everyDayAt } from '../../../src/domain/schedule/each-day.ts';
import {
  beforeWeekCloses,
  businessDayBeforeWeek,
  daysBeforeWeek,
  firstOpeningOfWeek,
} from '../../../src/domain/schedule/each-duty-week.ts';
import { afterMonthOpens } from '../../../src/domain/schedule/each-month.ts';
import { at, calendar } from '../time/calendars.ts';

const ZONE = 'America/Los_Angeles';

/** Closed on Monday 18 January 2027, and the whole week of 20 December 2027. */
const CALENDAR = calendar({
  holidays: {
    '2027-01-18': 'Martin Luther King Jr. Day',
    '2027-12-20': 'Shutdown',
    '2027-12-21': 'Shutdown',
    '2027-12-22': 'Shutdown',
    '2027-12-23': 'Shutdown',
    '2027-12-24': 'Shutdown',
  },
  special: { '2027-01-15': ['08:00-12:00'] },
});

describe('every day at a time of the wall clock', () => {
  it('is due at the end of the hour that the clocks skip', () => {
    const { latest } = everyDayAt(ZONE, 150)(at('2027-03-14T12:00:00-07:00'));
    expect(latest).toEqual({ period: '2027-03-14', dueAt: at('2027-03-14T03:00:00-07:00') });
  });

  it('is due once in the hour that the clocks repeat, the first time', () => {
    const daily = everyDayAt(ZONE, 90);
    const first = { period: '2027-11-07', dueAt: at('2027-11-07T01:30:00-07:00') };
    expect(daily(at('2027-11-07T01:45:00-07:00')).latest).toEqual(first);
    expect(daily(at('2027-11-07T01:45:00-08:00')).latest).toEqual(first);
    expect(daily(at('2027-11-07T01:45:00-08:00')).next).toEqual({
      period: '2027-11-08',
      dueAt: at('2027-11-08T01:30:00-08:00'),
    });
  });

  it('counts the very instant as due', () => {
    const around = everyDayAt(ZONE, 0)(at('2027-01-12T00:00:00-08:00'));
    expect([around.latest?.period, around.next?.period]).toEqual(['2027-01-12', '2027-01-13']);
  });
});

describe('the first opening of the duty week', () => {
  it('is on Tuesday where Monday is a holiday, under the name of the Monday', () => {
    const { latest, next } = firstOpeningOfWeek(CALENDAR, at('2027-01-19T07:59:59-08:00'));
    expect(latest?.period).toBe('2027-01-11');
    expect(next).toEqual({
      period: '2027-01-18',
      dueAt: at('2027-01-19T08:00:00-08:00'),
      lapsesAt: at('2027-01-22T17:00:00-08:00'),
    });
  });

  it('leaves out a week in which the team is closed throughout', () => {
    const { latest, next } = firstOpeningOfWeek(CALENDAR, at('2027-12-22T12:00:00-08:00'));
    expect([latest?.period, next?.period]).toEqual(['2027-12-13', '2027-12-27']);
  });

  it('follows the wall clock over both changes of the clocks', () => {
    const before = at('2027-03-12T18:00:00-08:00');
    expect(firstOpeningOfWeek(CALENDAR, before).next?.dueAt).toBe(at('2027-03-15T08:00:00-07:00'));
    const autumn = at('2027-11-05T18:00:00-07:00');
    expect(firstOpeningOfWeek(CALENDAR, autumn).next?.dueAt).toBe(at('2027-11-08T08:00:00-08:00'));
  });
});

describe('before the day closes', () => {
  it('is the last opening hour, which on a short day is earlier', () => {
    const hourly = beforeDayCloses(60);
    expect(hourly(CALENDAR, at('2027-01-14T09:00:00-08:00')).next).toEqual({
      period: '2027-01-14',
      dueAt: at('2027-01-14T16:00:00-08:00'),
      lapsesAt: at('2027-01-14T17:00:00-08:00'),
    });
    expect(hourly(CALENDAR, at('2027-01-15T09:00:00-08:00')).next?.dueAt).toBe(
      at('2027-01-15T11:00:00-08:00'),
    );
  });

  it('goes from Friday to Tuesday over a weekend and a holiday', () => {
    const { latest, next } = beforeDayCloses(60)(CALENDAR, at('2027-01-17T09:00:00-08:00'));
    expect([latest?.period, next?.period]).toEqual(['2027-01-15', '2027-01-19']);
  });

  it('begins with the afternoon, not with the pause before it', () => {
    expect(beforeDayCloses(240)(CALENDAR, at('2027-01-14T09:00:00-08:00')).next?.dueAt).toBe(
      at('2027-01-14T13:00:00-08:00'),
    );
  });
});

describe('around a duty week', () => {
  it('reminds seven days before, or at the opening that follows', () => {
    const { latest, next } = daysBeforeWeek(7)(CALENDAR, at('2027-01-12T09:00:00-08:00'));
    // The week of the 18th opens on Tuesday the 19th; a week before that is Tuesday the 12th.
    expect(latest).toEqual({
      period: '2027-01-18',
      dueAt: at('2027-01-12T08:00:00-08:00'),
      lapsesAt: at('2027-01-19T08:00:00-08:00'),
    });
    // A week before Monday the 25th is the holiday: the notice comes on the day after.
    expect(next).toEqual({
      period: '2027-01-25',
      dueAt: at('2027-01-19T08:00:00-08:00'),
      lapsesAt: at('2027-01-25T08:00:00-08:00'),
    });
  });

  it('reminds one business day before, on the Friday', () => {
    expect(businessDayBeforeWeek(CALENDAR, at('2027-01-14T09:00:00-08:00')).next).toEqual({
      period: '2027-01-18',
      dueAt: at('2027-01-15T08:00:00-08:00'),
      lapsesAt: at('2027-01-19T08:00:00-08:00'),
    });
  });

  it('ends at the last closing, and knows what is an hour before it', () => {
    const now = at('2027-01-14T09:00:00-08:00');
    expect(beforeWeekCloses(0)(CALENDAR, now).next?.dueAt).toBe(at('2027-01-15T12:00:00-08:00'));
    expect(beforeWeekCloses(60)(CALENDAR, now).next?.dueAt).toBe(at('2027-01-15T11:00:00-08:00'));
  });
});

describe('once a month', () => {
  it('is due so many business minutes after its first opening', () => {
    // 1 May 2027 is a Saturday.
    const { latest, next } = afterMonthOpens(60)(CALENDAR, at('2027-05-03T09:00:00-07:00'));
    expect(latest).toEqual({
      period: '2027-05',
      dueAt: at('2027-05-03T09:00:00-07:00'),
      lapsesAt: at('2027-06-01T00:00:00-07:00'),
    });
    expect(next).toMatchObject({ period: '2027-06', dueAt: at('2027-06-01T09:00:00-07:00') });
  });

  it('was due last month, before this one has opened', () => {
    const { latest } = afterMonthOpens(0)(CALENDAR, at('2027-05-03T07:59:00-07:00'));
    expect(latest?.period).toBe('2027-04');
  });
});
