import type { Instant } from '../../domain/time/instant.ts';
import type { Clock } from '../../ports/clock.ts';

/** The machine's own clock: the only place that reads it. */
export const systemClock: Clock = {
  now: () => Date.now(),
  realMsUntil: (t) => t - Date.now(),
};

/** Monotonic milliseconds, for measuring spans: never an instant. */
export const stopwatch = (): number => performance.now();

/** A clock that can be set, moved and sped up. */
export interface SettableClock extends Clock {
  /** Moves the clock; it goes on from there at its pace. */
  set(t: Instant): void;
  readonly speed: number;
}

/**
 * A clock that starts at `start` and runs `speed` times as fast as the real one; 0 stands still.
 *
 * @param real monotonic milliseconds of the real world.
 */
export function createSettableClock(
  start: Instant,
  speed: number,
  real: () => number = stopwatch,
): SettableClock {
  let base = start;
  let since = real();
  const now = (): Instant => Math.floor(base + (real() - since) * speed);
  return {
    speed,
    now,
    realMsUntil: (t) => {
      const left = t - now();
      if (left <= 0) return left;
      return speed === 0 ? Number.POSITIVE_INFINITY : left / speed;
    },
    set: (t) => {
      base = t;
      since = real();
    },
  };
}
