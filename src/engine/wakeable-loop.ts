import type { Instant } from '../domain/time/instant.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';

/** Long waits are cut into pieces of this length, so that a jump of the clock is noticed within it. */
const LONGEST_SLEEP_MS = 1_000;

/** After a failure (a full disk, say) the loop tries again this much later. */
const AFTER_FAILURE_MS = 1_000;

/** Work that is done whenever something is due, and sleeps in between. */
export interface WakeableLoop {
  start(): void;
  /** Look now: something earlier may be due. Costs nothing when the loop is awake. */
  wake(): void;
  /** Does what is due now and resolves when it is done. Never runs beside a turn of the loop itself. */
  turn(): Promise<void>;
  /** Finishes the turn that is under way and stops. */
  stop(): Promise<void>;
  /** Instant at which `turn` last succeeded, for health checks. */
  lastTurnAt(): Instant | undefined;
}

/**
 * @param work one turn: does what is due, and answers when the next thing is (undefined when nothing is known).
 */
export function createWakeableLoop(options: {
  readonly name: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly work: () => Promise<Instant | undefined>;
}): WakeableLoop {
  const { name, clock, log, work } = options;
  let running = false;
  let woken = false;
  let interruptSleep: (() => void) | undefined;
  let finished: Promise<void> = Promise.resolve();
  let turns: Promise<unknown> = Promise.resolve();
  let lastTurnAt: Instant | undefined;

  const turn = async (): Promise<Instant | undefined> => {
    // One after the other: a stepped clock's turn and the loop's own must not work on the same rows.
    const mine = turns.then(async () => {
      const next = await work();
      lastTurnAt = clock.now();
      return next;
    });
    turns = mine.catch(() => undefined);
    return await mine;
  };

  const sleep = async (ms: number): Promise<void> => {
    if (woken || !running) return;
    await new Promise<void>((resolve) => {
      const timeout = setTimeout(resolve, ms);
      interruptSleep = () => {
        clearTimeout(timeout);
        resolve();
      };
    });
    interruptSleep = undefined;
  };

  const run = async (): Promise<void> => {
    for (;;) {
      if (!running) return;
      woken = false;
      let sleepMs = LONGEST_SLEEP_MS;
      try {
        const next = await turn();
        if (next !== undefined) sleepMs = Math.min(sleepMs, clock.realMsUntil(next));
      } catch (error) {
        log.error(`${name} failed, tries again`, { error });
        sleepMs = AFTER_FAILURE_MS;
      }
      // Timers of the platform are a millisecond coarse and may come a fraction early.
      await sleep(Math.max(1, Math.ceil(sleepMs)));
    }
  };

  const wake = (): void => {
    woken = true;
    interruptSleep?.();
  };

  return {
    wake,
    lastTurnAt: () => lastTurnAt,
    start: () => {
      if (running) return;
      running = true;
      finished = run();
    },
    turn: async () => {
      await turn();
    },
    stop: async () => {
      running = false;
      wake();
      await finished;
      await turns;
    },
  };
}
