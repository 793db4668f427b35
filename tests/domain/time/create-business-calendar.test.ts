import { describe, expect, it } from '@jest/globals';

import { createBusinessCalendar } from '../../../src/domain/time/create-business-calendar.ts';
import { at, calendar, calendarSpec } from './calendars.ts';

describe('when an answer is due', () => {
  const visit = calendar({
    holidays: { '2026-05-25': 'Memorial Day' },
    special: { '2026-12-24': ['08:00-12:00'] },
  });

  it('is Monday 08:30 for a goal of 60 reported on Friday at 16:30', () => {
    expect(visit.add(at('2026-03-20T16:30-07:00'), 60)).toBe(at('2026-03-23T08:30-07:00'));
  });

  it('is Tuesday 08:30 where that Monday is a holiday', () => {
    expect(visit.add(at('2026-05-22T16:30-07:00'), 60)).toBe(at('2026-05-26T08:30-07:00'));
  });

  it('is 13:30 for what is reported at 11:30, lunch not counting', () => {
    expect(visit.add(at('2026-03-17T11:30-07:00'), 60)).toBe(at('2026-03-17T13:30-07:00'));
  });

  it('is 17:00 that day for what is reported at 16:00', () => {
    expect(visit.add(at('2026-03-17T16:00-07:00'), 60)).toBe(at('2026-03-17T17:00-07:00'));
  });

  it('is 12:00, not 13:00, when the time has passed as lunch begins', () => {
    expect(visit.add(at('2026-03-17T11:00-07:00'), 60)).toBe(at('2026-03-17T12:00-07:00'));
  });

  it('counts from the next opening for what is reported while closed', () => {
    expect(visit.add(at('2026-03-21T10:00-07:00'), 60)).toBe(at('2026-03-23T09:00-07:00'));
    expect(visit.add(at('2026-03-17T12:15-07:00'), 60)).toBe(at('2026-03-17T14:00-07:00'));
  });

  it('is the same instant for a goal of nothing, even while closed', () => {
    const saturday = at('2026-03-21T10:00-07:00');
    expect(visit.add(saturday, 0)).toBe(saturday);
  });

  it('goes over a day that closes at noon', () => {
    expect(visit.add(at('2026-12-24T11:30-08:00'), 60)).toBe(at('2026-12-25T08:30-08:00'));
  });

  it('rounds a fraction of a millisecond up', () => {
    const nine = at('2026-03-17T09:00-07:00');
    expect(visit.add(nine, 1 / 7)).toBe(nine + 8572);
    expect(visit.add(nine, 1e-9)).toBe(nine + 1);
  });

  it('does not take the rounding of floating point for a fraction', () => {
    const nine = at('2026-03-17T09:00-07:00');
    expect(0.27 * 60_000).toBeGreaterThan(16_200);
    expect(visit.add(nine, 0.27)).toBe(nine + 16_200);
  });

  it('is found in a year that nothing was asked about yet', () => {
    expect(visit.add(at('2026-12-31T16:30-08:00'), 60)).toBe(at('2027-01-01T08:30-08:00'));
    // 261 weekdays, 261 and 260, less a holiday and an afternoon.
    expect(visit.add(at('2026-01-01T00:00-08:00'), 780.5 * 480)).toBe(at('2028-12-29T17:00-08:00'));
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('is refused for a goal of %d', (minutes) => {
    expect(() => visit.add(at('2026-03-17T09:00-07:00'), minutes)).toThrow(RangeError);
  });
});

describe('business minutes between two instants', () => {
  const visit = calendar();

  it('leave out nights, lunch and the weekend', () => {
    const friday = at('2026-03-20T11:30-07:00');
    expect(visit.between(friday, at('2026-03-20T13:30-07:00'))).toBe(60);
    expect(visit.between(friday, at('2026-03-23T08:30-07:00'))).toBe(300);
  });

  it('are none where both lie in one closed time', () => {
    expect(visit.between(at('2026-03-21T00:00-07:00'), at('2026-03-22T23:00-07:00'))).toBe(0);
  });

  it('are negative backwards', () => {
    expect(visit.between(at('2026-03-23T08:30-07:00'), at('2026-03-20T16:30-07:00'))).toBe(-60);
  });

  it('keep fractions', () => {
    const morning = at('2026-03-20T09:00-07:00');
    expect(visit.between(morning, morning + 90_500)).toBeCloseTo(1.508333, 6);
  });

  it('count over years', () => {
    const [from, to] = [at('2025-07-01T00:00-07:00'), at('2028-07-01T00:00-07:00')];
    // 784 weekdays, none of them a holiday here.
    expect(visit.between(from, to)).toBe(784 * 480);
  });
});

describe('open and closed', () => {
  const visit = calendar({ special: { '2026-03-21': ['10:00-11:00'], '2026-03-18': [] } });

  it('include the start of an interval and exclude its end', () => {
    expect(visit.isOpen(at('2026-03-17T08:00-07:00') - 1)).toBe(false);
    expect(visit.isOpen(at('2026-03-17T08:00-07:00'))).toBe(true);
    expect(visit.isOpen(at('2026-03-17T12:00-07:00') - 1)).toBe(true);
    expect(visit.isOpen(at('2026-03-17T12:00-07:00'))).toBe(false);
  });

  it('the next opening is now where open, and the next start elsewhere', () => {
    const open = at('2026-03-17T09:12-07:00');
    expect(visit.nextOpen(open)).toBe(open);
    expect(visit.nextOpen(at('2026-03-17T12:00-07:00'))).toBe(at('2026-03-17T13:00-07:00'));
  });

  it('a special day without hours closes a weekday', () => {
    expect(visit.nextOpen(at('2026-03-17T17:00-07:00'))).toBe(at('2026-03-19T08:00-07:00'));
  });

  it('a special day with hours opens a Saturday', () => {
    expect(visit.nextOpen(at('2026-03-20T17:00-07:00'))).toBe(at('2026-03-21T10:00-07:00'));
  });

  it('a special day wins over a holiday', () => {
    const half = calendar({
      holidays: { '2026-12-31': "New Year's Eve" },
      special: { '2026-12-31': ['08:00-12:00'] },
    });
    expect(half.isOpen(at('2026-12-31T09:00-08:00'))).toBe(true);
    expect(half.isOpen(at('2026-12-31T14:00-08:00'))).toBe(false);
  });
});

describe('hours over midnight', () => {
  const nights = calendar({
    hours: { 'mon-fri': ['22:00-06:00'] },
    holidays: { '2026-03-18': 'A Wednesday' },
  });

  it('belong to the day on which they begin', () => {
    expect(nights.isOpen(at('2026-03-21T05:59-07:00'))).toBe(true);
    expect(nights.isOpen(at('2026-03-22T23:00-07:00'))).toBe(false);
    expect(nights.between(at('2026-03-16T00:00-07:00'), at('2026-03-17T12:00-07:00'))).toBe(480);
  });

  it('go on into a holiday, and begin none on it', () => {
    expect(nights.isOpen(at('2026-03-18T03:00-07:00'))).toBe(true);
    expect(nights.nextOpen(at('2026-03-18T06:00-07:00'))).toBe(at('2026-03-19T22:00-07:00'));
  });

  it('go on into a year that was asked about first', () => {
    expect(nights.isOpen(at('2027-01-01T05:00-08:00'))).toBe(true);
  });

  it('are one interval over New Year', () => {
    const eve = at('2026-12-31T23:00-08:00');
    expect(nights.add(eve, 120)).toBe(at('2027-01-01T01:00-08:00'));
    expect(nights.between(eve, at('2027-01-01T07:00-08:00'))).toBe(420);
  });

  it('that overlap the next morning count once', () => {
    const long = calendar({ hours: { mon: ['20:00-10:00'], tue: ['08:00-12:00'] } });
    expect(long.between(at('2026-03-16T00:00-07:00'), at('2026-03-18T00:00-07:00'))).toBe(16 * 60);
  });
});

describe('a calendar that never closes', () => {
  const always = calendar({ hours: { 'mon-sun': ['00:00-24:00'] } });

  it('counts every minute, over years too', () => {
    const t = at('2026-03-17T09:00-07:00');
    expect(always.nextOpen(t)).toBe(t);
    expect(always.add(t, 1_000_000)).toBe(t + 1_000_000 * 60_000);
  });
});

describe('a calendar with no open time', () => {
  const never = createBusinessCalendar({
    ...calendarSpec(),
    hours: { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] },
    specialDays: new Map([['2031-06-02', [{ start: 480, end: 720 }]]]),
  });
  const problem =
    'the calendar in America/Los_Angeles has no open time in the five years after 2026-03-17T09:00:00.000-07:00';

  it('says so when asked for its next opening', () => {
    expect(() => never.nextOpen(at('2026-03-17T09:00-07:00'))).toThrow(new RangeError(problem));
  });

  it('says so when minutes are added', () => {
    expect(() => never.add(at('2026-03-17T09:00-07:00'), 1)).toThrow(new RangeError(problem));
  });

  it('says the same after it has seen what opens later', () => {
    expect(never.nextOpen(at('2026-06-17T09:00-07:00'))).toBe(at('2031-06-02T08:00-07:00'));
    expect(() => never.nextOpen(at('2026-03-17T09:00-07:00'))).toThrow(RangeError);
    expect(() => never.add(at('2026-03-17T09:00-07:00'), 1)).toThrow(RangeError);
    expect(never.add(at('2026-06-17T09:00-07:00'), 1)).toBe(at('2031-06-02T08:01-07:00'));
  });

  it('still answers what it can', () => {
    expect(never.isOpen(at('2026-03-17T09:00-07:00'))).toBe(false);
    expect(never.between(at('2026-01-01T00:00Z'), at('2027-01-01T00:00Z'))).toBe(0);
  });
});

describe('the years a calendar covers', () => {
  it('include 1970 and 2199, wherever asking starts', () => {
    const visit = calendar();
    // The first hour of 1970 in UTC is an afternoon of 1969 in California.
    expect(visit.nextOpen(at('1970-01-01T00:00Z'))).toBe(at('1969-12-31T16:00-08:00'));
    expect(visit.nextOpen(at('1970-01-01T01:00Z'))).toBe(at('1970-01-01T08:00-08:00'));
    expect(visit.isOpen(at('2199-12-31T09:00-08:00'))).toBe(true);
    expect(calendar({ zone: 'Pacific/Kiritimati' }).isOpen(at('2199-12-31T23:59Z'))).toBe(true);
  });

  it('give the same answers whichever year was asked about first', () => {
    const later = calendar();
    later.isOpen(at('2031-01-01T00:00Z'));
    const earlier = calendar();
    earlier.isOpen(at('2020-01-01T00:00Z'));
    const [from, to] = [at('2026-03-17T09:00-07:00'), at('2027-03-17T09:00-07:00')];
    expect(later.between(from, to)).toBe(earlier.between(from, to));
    expect(later.add(from, 99_999)).toBe(earlier.add(from, 99_999));
  });

  it.each([at('1968-06-01T00:00Z'), at('2201-06-01T00:00Z'), Number.NaN, -Number.MAX_VALUE])(
    'do not include %d, which is refused',
    (t) => {
      expect(() => calendar().isOpen(t)).toThrow(/covers 1969 to 2200/);
    },
  );

  it('are compiled only as far as they are asked about', () => {
    const asked: number[] = [];
    const spec = calendarSpec();
    const lazy = createBusinessCalendar({
      ...spec,
      holidays: (year) => {
        asked.push(year);
        return spec.holidays(year);
      },
    });
    expect(asked).toEqual([]);
    lazy.add(at('2026-03-17T09:00-07:00'), 60);
    expect(asked).toEqual([2026]);
    lazy.between(at('2024-03-17T09:00-07:00'), at('2026-03-17T09:00-07:00'));
    expect(new Set(asked)).toEqual(new Set([2024, 2025, 2026]));
  });
});

describe('a specification that cannot be', () => {
  it('is refused for a zone that does not exist', () => {
    expect(() => calendar({ zone: 'America/Livermore' })).toThrow(
      new RangeError('"America/Livermore" is not an IANA time zone'),
    );
  });

  it('is refused for an interval that ends before it starts', () => {
    const spec = calendarSpec();
    const hours = { ...spec.hours, 3: [{ start: 720, end: 480 }] };
    expect(() => createBusinessCalendar({ ...spec, hours })).toThrow(
      new RangeError('weekday 3 has an interval from minute 720 to 480'),
    );
  });

  it('is refused for a special day that is no date', () => {
    expect(() => calendar({ special: { '2026-02-30': [] } })).toThrow(RangeError);
  });
});

describe('the holidays between two dates', () => {
  const visit = calendar({
    holidays: {
      '2026-07-04': 'Independence Day',
      '2026-07-03': 'Independence Day (substitute day)',
      '2026-12-31': "New Year's Eve",
      '2027-01-01': "New Year's Day",
    },
    special: { '2026-12-31': ['08:00-12:00'] },
  });

  it('are named in order, both dates included', () => {
    expect(visit.holidaysBetween('2026-07-03', '2026-07-04')).toEqual([
      { date: '2026-07-03', name: 'Independence Day (substitute day)' },
      { date: '2026-07-04', name: 'Independence Day' },
    ]);
  });

  it('leave out special days, and go over years', () => {
    expect(visit.holidaysBetween('2026-12-01', '2027-01-31')).toEqual([
      { date: '2027-01-01', name: "New Year's Day" },
    ]);
  });

  it('are none where the dates are in the wrong order', () => {
    expect(visit.holidaysBetween('2026-07-04', '2026-07-03')).toEqual([]);
  });
});
