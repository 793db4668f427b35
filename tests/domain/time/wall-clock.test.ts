import { describe, expect, it } from '@jest/globals';

import { endAt, startAt } from '../../../src/domain/time/wall-clock.ts';
import { at } from './calendars.ts';

const LOS_ANGELES = 'America/Los_Angeles';

describe('a reading of the wall clock', () => {
  it('is one instant on an ordinary day', () => {
    expect(startAt(LOS_ANGELES, '2026-03-17', 480)).toBe(at('2026-03-17T08:00-07:00'));
    expect(endAt(LOS_ANGELES, '2026-03-17', 480)).toBe(at('2026-03-17T08:00-07:00'));
  });

  it('goes on into the next day after 1440 minutes', () => {
    expect(startAt(LOS_ANGELES, '2026-03-17', 1440 + 90)).toBe(at('2026-03-18T01:30-07:00'));
  });

  it('that is repeated starts at its first occurrence and ends at its last', () => {
    expect(startAt(LOS_ANGELES, '2026-11-01', 90)).toBe(at('2026-11-01T01:30-07:00'));
    expect(endAt(LOS_ANGELES, '2026-11-01', 90)).toBe(at('2026-11-01T01:30-08:00'));
  });

  it('at the end of the repeated hour is one instant', () => {
    expect(startAt(LOS_ANGELES, '2026-11-01', 120)).toBe(at('2026-11-01T02:00-08:00'));
    expect(endAt(LOS_ANGELES, '2026-11-01', 120)).toBe(at('2026-11-01T02:00-08:00'));
  });

  it('that is skipped is where the gap ends', () => {
    expect(startAt(LOS_ANGELES, '2026-03-08', 150)).toBe(at('2026-03-08T03:00-07:00'));
    expect(endAt(LOS_ANGELES, '2026-03-08', 150)).toBe(at('2026-03-08T03:00-07:00'));
  });

  it('on a skipped day is where the gap ends', () => {
    expect(startAt('Pacific/Apia', '2011-12-30', 720)).toBe(at('2011-12-31T00:00+14:00'));
    expect(endAt('Pacific/Apia', '2011-12-30', 720)).toBe(at('2011-12-31T00:00+14:00'));
  });

  it('is refused in a zone that does not exist, and on a day that does not', () => {
    expect(() => startAt('America/Livermore', '2026-03-17', 0)).toThrow(RangeError);
    expect(() => startAt(LOS_ANGELES, '2026-02-30', 0)).toThrow(RangeError);
  });
});
