import type { Instant } from '../domain/time/instant.ts';

/** The only way to learn the time. Real, sped up, or stepped by a test. */
export interface Clock {
  now(): Instant;
  /** Milliseconds of real time until `t` at this clock's pace: 0 or less when it has passed, Infinity when it stands still. */
  realMsUntil(t: Instant): number;
}
