import { describe, expect, it } from '@jest/globals';

import { at, calendar } from './calendars.ts';

describe.each([
  {
    year: 2026,
    spring: { before: at('2026-03-08T00:00-08:00'), after: at('2026-03-09T00:00-07:00') },
    autumn: { before: at('2026-11-01T00:00-07:00'), after: at('2026-11-02T00:00-08:00') },
  },
  {
    year: 2027,
    spring: { before: at('2027-03-14T00:00-08:00'), after: at('2027-03-15T00:00-07:00') },
    autumn: { before: at('2027-11-07T00:00-07:00'), after: at('2027-11-08T00:00-08:00') },
  },
])('the days of $year on which the clocks of Los Angeles change', ({ spring, autumn }) => {
  const early = calendar({ hours: { 'mon-sun': ['00:00-10:00'] } });
  const office = calendar({ hours: { 'mon-sun': ['08:00-12:00', '13:00-17:00'] } });

  it('have nine open hours from midnight to ten in spring, and eleven in autumn', () => {
    expect(early.between(spring.before, spring.after)).toBe(9 * 60);
    expect(early.between(autumn.before, autumn.after)).toBe(11 * 60);
  });

  it('have eight open hours in the office, as any other', () => {
    expect(office.between(spring.before, spring.after)).toBe(8 * 60);
    expect(office.between(autumn.before, autumn.after)).toBe(8 * 60);
  });

  it('open the office at eight on the changed clock', () => {
    // Eight o'clock is seven hours after midnight in spring, nine in autumn.
    expect(office.nextOpen(spring.before)).toBe(spring.before + 7 * 3_600_000);
    expect(office.nextOpen(autumn.before)).toBe(autumn.before + 9 * 3_600_000);
  });

  it('count the hours that pass, not those on the clock, towards a goal', () => {
    expect(early.add(spring.before, 180)).toBe(spring.before + 3 * 3_600_000);
    expect(early.add(autumn.before, 180)).toBe(autumn.before + 3 * 3_600_000);
    expect(early.add(spring.before, 9 * 60 + 1)).toBe(spring.after + 60_000);
  });
});

describe('a boundary in the hour that is skipped', () => {
  it('is where the gap ends: 02:30 opens at 03:00', () => {
    const visit = calendar({ hours: { sun: ['02:30-06:00'] } });
    expect(visit.nextOpen(at('2026-03-08T00:00-08:00'))).toBe(at('2026-03-08T03:00-07:00'));
    expect(visit.between(at('2026-03-08T00:00-08:00'), at('2026-03-09T00:00-07:00'))).toBe(180);
  });

  it('is where the gap begins, which is the same instant, for an end', () => {
    const visit = calendar({ hours: { sun: ['01:00-02:30'] } });
    expect(visit.isOpen(at('2026-03-08T01:59-08:00'))).toBe(true);
    expect(visit.isOpen(at('2026-03-08T03:00-07:00'))).toBe(false);
  });

  it('leaves nothing of an interval that lies in it', () => {
    const visit = calendar({ hours: { sun: ['02:00-03:00'] } });
    expect(visit.nextOpen(at('2026-03-08T00:00-08:00'))).toBe(at('2026-03-15T02:00-07:00'));
  });
});

describe('a boundary in the hour that is repeated', () => {
  it('is the first occurrence for a start', () => {
    const visit = calendar({ hours: { sun: ['01:30-06:00'] } });
    expect(visit.nextOpen(at('2026-11-01T00:00-07:00'))).toBe(at('2026-11-01T01:30-07:00'));
    expect(visit.isOpen(at('2026-11-01T01:10-08:00'))).toBe(true);
  });

  it('is the last occurrence for an end', () => {
    const visit = calendar({ hours: { sun: ['00:00-01:30'] } });
    expect(visit.isOpen(at('2026-11-01T01:45-07:00'))).toBe(true);
    expect(visit.isOpen(at('2026-11-01T01:29-08:00'))).toBe(true);
    expect(visit.isOpen(at('2026-11-01T01:30-08:00'))).toBe(false);
  });
});

describe('nights over a clock change', () => {
  const nights = calendar({ hours: { sat: ['22:00-06:00'] } });

  it('have seven hours in spring', () => {
    expect(nights.between(at('2026-03-07T12:00-08:00'), at('2026-03-08T12:00-07:00'))).toBe(420);
  });

  it('have nine hours in autumn', () => {
    expect(nights.between(at('2026-10-31T12:00-07:00'), at('2026-11-01T12:00-08:00'))).toBe(540);
  });
});

describe('clock changes elsewhere', () => {
  it('are half an hour on Lord Howe Island', () => {
    const island = calendar({ zone: 'Australia/Lord_Howe', hours: { sun: ['00:00-10:00'] } });
    expect(island.between(at('2026-10-03T23:00+10:30'), at('2026-10-04T12:00+11:00'))).toBe(570);
    expect(island.between(at('2026-04-04T23:00+11:00'), at('2026-04-05T12:00+10:30'))).toBe(630);
  });

  it('skip midnight in Cairo, whose Friday 2026-04-24 begins at one', () => {
    const cairo = calendar({ zone: 'Africa/Cairo', hours: { fri: ['00:00-10:00'] } });
    expect(cairo.nextOpen(at('2026-04-23T20:00+02:00'))).toBe(at('2026-04-24T01:00+03:00'));
    expect(cairo.between(at('2026-04-23T20:00+02:00'), at('2026-04-24T20:00+03:00'))).toBe(540);
  });

  it('skipped midnight in São Paulo on 2017-10-15', () => {
    const paulista = calendar({ zone: 'America/Sao_Paulo', hours: { 'sat-sun': ['22:00-06:00'] } });
    expect(paulista.between(at('2017-10-14T12:00-03:00'), at('2017-10-15T12:00-02:00'))).toBe(420);
  });

  it('left Apia without 2011-12-30, a Friday', () => {
    const apia = calendar({ zone: 'Pacific/Apia', hours: { 'mon-sun': ['08:00-17:00'] } });
    const closing = at('2011-12-29T17:00-10:00');
    expect(apia.nextOpen(closing)).toBe(at('2011-12-31T08:00+14:00'));
    expect(apia.nextOpen(closing) - closing).toBe(15 * 3_600_000);
  });

  it('lasted a week in Recife in October 2000', () => {
    const recife = calendar({ zone: 'America/Recife', hours: { 'mon-sun': ['08:00-09:00'] } });
    expect(recife.isOpen(at('2000-10-07T08:30-03:00'))).toBe(true);
    expect(recife.isOpen(at('2000-10-09T08:30-02:00'))).toBe(true);
    expect(recife.isOpen(at('2000-10-16T08:30-03:00'))).toBe(true);
  });

  it('fell on an odd second in Monrovia on 1972-01-07', () => {
    const monrovia = calendar({ zone: 'Africa/Monrovia', hours: { 'mon-sun': ['08:00-09:00'] } });
    expect(monrovia.nextOpen(at('1972-01-06T12:00Z'))).toBe(at('1972-01-07T08:00Z'));
    expect(monrovia.nextOpen(at('1972-01-05T12:00Z'))).toBe(at('1972-01-06T08:44:30Z'));
  });
});
