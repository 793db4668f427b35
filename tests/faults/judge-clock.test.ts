import { describe, expect, it } from '@jest/globals';
import { type ClockedPage, judgeClock, owedNow } from './oracle/judge-clock.ts';
import { openTime } from './oracle/open-minutes.ts';

const BACKUP = 'U04DELTA';
const TIME = openTime({
  zone: 'America/Los_Angeles',
  open: [
    [30, 150],
    [180, 1_320],
  ],
});
const at = (iso: string): number => Date.parse(iso);

/** Reported at 12:00 in California on a day in January: with 30 minutes, due at 12:30. */
const INCIDENT = { number: 1, cameInAt: at('2027-01-12T20:00:00Z'), answered: false };
const page = (iso: string, text = 'PAGE · INC-1 has had no first answer'): ClockedPage => ({
  number: 1,
  person: BACKUP,
  at: at(iso),
  text,
});
const wrongWith = (...pages: readonly ClockedPage[]): readonly string[] =>
  judgeClock(TIME, 30, BACKUP, [INCIDENT], pages);

describe('the judge of stepped clocks', () => {
  it('counts open minutes by what the wall’s clock shows', () => {
    const add = (from: string, minutes: number): string =>
      new Date(TIME.add(at(from), minutes)).toISOString();
    expect(add('2027-01-12T20:00:00Z', 30)).toBe('2027-01-12T20:30:00.000Z');
    // 21:45 in California, and closed from 22:00 to 00:30.
    expect(add('2027-01-13T05:45:00Z', 30)).toBe('2027-01-13T08:45:00.000Z');
    // In spring 01:59 is followed by 03:00, which is open; in autumn 01:59 by 01:00 again.
    expect(add('2027-03-14T09:45:00Z', 30)).toBe('2027-03-14T10:15:00.000Z');
    expect(add('2026-11-01T08:45:00Z', 120)).toBe('2026-11-01T11:15:00.000Z');
  });

  it('finds nothing wrong with a page at its due instant', () => {
    expect(wrongWith(page('2027-01-12T20:30:00Z'))).toEqual([]);
  });

  it('sees a page that is early by a second', () => {
    expect(wrongWith(page('2027-01-12T20:29:59Z')).join()).toContain('is early');
  });

  it('sees a second first page, as after a clock that was put back', () => {
    expect(wrongWith(page('2027-01-12T20:30:00Z'), page('2027-01-12T20:30:30Z')).join()).toContain(
      'is a second first page',
    );
  });

  it('wants to be told how late a page is, to the minute', () => {
    expect(wrongWith(page('2027-01-12T20:37:00Z', 'LATE PAGE (7 min) · INC-1'))).toEqual([]);
    expect(wrongWith(page('2027-01-12T20:37:00Z', 'LATE PAGE (8 min) · INC-1')).join()).toContain(
      'is 7 min late',
    );
    expect(wrongWith(page('2027-01-12T20:37:00Z')).join()).toContain('is 7 min late');
  });

  it('sees a page that came while it was closed', () => {
    expect(wrongWith(page('2027-01-13T07:30:00Z', 'LATE PAGE (11 h) · INC-1')).join()).toContain(
      'came while it was closed',
    );
  });

  it('misses the page of an incident that is due, and no other', () => {
    const owed = (now: string, pages: readonly ClockedPage[], answered = false) =>
      owedNow(TIME, 30, BACKUP, [{ ...INCIDENT, answered }], pages, at(now));
    expect(owed('2027-01-12T20:29:59Z', [])).toEqual([]);
    expect(owed('2027-01-12T20:30:00Z', [])).toEqual([
      'INC-1 was due 0 min ago, and nobody was paged',
    ]);
    expect(owed('2027-01-12T20:30:00Z', [page('2027-01-12T20:30:00Z')])).toEqual([]);
    expect(owed('2027-01-12T20:30:00Z', [], true)).toEqual([]);
    // Half past eleven at night: it waits for the opening.
    expect(owed('2027-01-13T07:30:00Z', [])).toEqual([]);
  });
});
