import type { Instant } from '../domain/time/instant.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { createWakeableLoop, type WakeableLoop } from './wakeable-loop.ts';

/** Asked for less, a broken answer would be asked for without end. */
const LEAST_MS = 1_000;

/** Something outside that has to be asked again and again. */
export interface Poll {
  readonly name: string;
  readonly everyMs: number;
  /** Answers after how long to ask again, where that is not `everyMs`. */
  readonly ask: () => Promise<number | undefined>;
}

export interface Poller extends WakeableLoop {
  /** Asks at the next turn, whenever it was asked last. */
  askNow(): void;
  nextAt(): Instant;
}

/** Asks on the bot's own clock, in a loop of its own: an answer that takes long holds up nothing else. */
export function createPoller(
  { name, everyMs, ask }: Poll,
  tools: { readonly clock: Clock; readonly log: Log; readonly asked: () => void },
): Poller {
  const { clock, log } = tools;
  let next = clock.now();
  const loop = createWakeableLoop({
    name,
    clock,
    log,
    work: async () => {
      const now = clock.now();
      if (now < next) return next;
      // Before the question: what becomes due while it is under way is asked for again.
      next = now + everyMs;
      const again = await ask();
      if (again !== undefined) next = clock.now() + Math.max(LEAST_MS, again);
      tools.asked();
      return next;
    },
  });
  return {
    ...loop,
    nextAt: () => next,
    askNow: () => {
      next = clock.now();
      loop.wake();
    },
  };
}
