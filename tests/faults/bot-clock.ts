import type { Clock } from '../../src/ports/clock.ts';
import type { ScaledTime } from './scaled-time.ts';

/** The same time in every life of the bot: it is worked out from the wall's, never kept. */
export function createScaledClock({ wallAnchor, botAnchor, speed }: ScaledTime): Clock {
  const now = (): number => Math.floor(botAnchor + (Date.now() - wallAnchor) * speed);
  return { now, realMsUntil: (t) => (t - now()) / speed };
}
