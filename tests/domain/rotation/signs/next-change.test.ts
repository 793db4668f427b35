import { describe, expect, it } from '@jest/globals';
import { array, assert, double, integer, property, tuple } from 'fast-check';
import type { Cover } from '../../../../src/domain/rotation/cover.ts';
import { onDuty } from '../../../../src/domain/rotation/on-duty.ts';
import { nextDutyChange } from '../../../../src/domain/rotation/signs/next-change.ts';
import { MINUTE_MS } from '../../../../src/domain/time/instant.ts';
import { at, visit } from '../../../support/fixtures.ts';

const { calendar } = visit();

const ASSIGNMENTS = (
  [
    ['2027-01-11', 'alpha', 'delta'],
    ['2027-01-18', 'charlie', 'foxtrot'],
    ['2027-01-25', 'hotel', 'bravo'],
  ] as const
).flatMap(([week, primary, backup]) => [
  { week, role: 'primary' as const, responderId: primary },
  { week, role: 'backup' as const, responderId: backup },
]);

const cover = (from: number, to: number, n = 1): Cover => ({
  id: `cover-${String(n)}`,
  kind: 'cover',
  role: n % 2 === 0 ? 'backup' : 'primary',
  responderId: `taker-${String(n)}`,
  from,
  to,
  agreedAt: n,
});

const resolve = (covers: readonly Cover[], t: number) => onDuty(calendar, ASSIGNMENTS, covers, t);
const next = (covers: readonly Cover[], t: number): number =>
  nextDutyChange(calendar, resolve(covers, t), t);

describe('the next change of duty', () => {
  it.each([
    ['a cover begins', '2027-01-14 09:00', '2027-01-14 14:00'],
    ['it ends', '2027-01-14 14:00', '2027-01-14 16:00'],
    ['the week closes', '2027-01-14 16:00', '2027-01-15 17:00'],
    // Monday is a holiday; what comes in after Friday's close is the next pair's.
    ['the next week closes', '2027-01-15 17:00', '2027-01-22 17:00'],
  ])('is when %s', (_what, now, change) => {
    const covers = [cover(at('2027-01-14 14:00'), at('2027-01-14 16:00'))];
    expect(next(covers, at(now))).toBe(at(change));
  });

  it('is at the closing before, where a cover begins with an opening', () => {
    const covers = [cover(at('2027-01-14 13:00'), at('2027-01-14 17:00'))];
    expect(next(covers, at('2027-01-14 09:00'))).toBe(at('2027-01-14 12:00'));
    expect(next(covers, at('2027-01-14 12:00'))).toBe(at('2027-01-14 17:00'));
  });

  it('comes, and until it comes nobody else is on duty, covers as they may be', () => {
    const start = at('2027-01-11 06:00');
    const minute = integer({ min: 0, max: 13 * 24 * 60 });
    const covers = array(tuple(minute, integer({ min: 1, max: 3_000 })), { maxLength: 5 }).map(
      (spans) =>
        spans.map(([from, length], n) =>
          cover(start + from * MINUTE_MS, start + (from + length) * MINUTE_MS, n),
        ),
    );
    assert(
      property(covers, minute, double({ min: 0, max: 1, noNaN: true }), (laid, m, part) => {
        const now = start + m * MINUTE_MS;
        const change = next(laid, now);
        const between = now + Math.floor((change - 1 - now) * part);
        const { until: _now, ...seats } = resolve(laid, now);
        const { until: _between, ...later } = resolve(laid, between);
        expect(change).toBeGreaterThan(now);
        expect(later).toEqual(seats);
      }),
    );
  });
});
