import { type Instant, MINUTE_MS } from '../domain/time/instant.ts';
import type { Timer } from '../domain/timer.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { type Store, StoreFailure, type Tx } from '../ports/store.ts';

/** At most this many timers go into one transaction … */
const SLICE_SIZE = 64;

/** … and no more are begun after this long: the event loop belongs to Slack's three seconds as well. */
const SLICE_MS = 5;

/** A timer whose handling throws must not hold up the others. */
const POSTPONE_MS = MINUTE_MS;

export interface TimerRunnerOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Handles one due timer within the transaction that also removes it. */
  readonly fire: (tx: Tx, timer: Timer, now: Instant) => Promise<void>;
  /** Called after timers were fired and committed. */
  readonly fired: () => void;
  /** Monotonic milliseconds, for the length of a slice. */
  readonly stopwatch: () => number;
}

/**
 * Fires everything that is due now, in order, in short transactions; between them the store lets others have their turn.
 *
 * @returns when the next timer is due.
 */
export async function fireDueTimers(options: TimerRunnerOptions): Promise<Instant | undefined> {
  for (;;) {
    const { fired, next } = await fireSlice(options);
    if (fired === 0) return next;
    options.fired();
  }
}

interface Slice {
  readonly fired: number;
  /** When the next timer is due, where none was now. */
  readonly next: Instant | undefined;
}

async function fireSlice(options: TimerRunnerOptions): Promise<Slice> {
  const { store, clock, stopwatch, fire, log } = options;
  let current: Timer | undefined;
  try {
    return await store.transaction(async (tx) => {
      const began = stopwatch();
      const now = clock.now();
      const due = await tx.timers.due(now, SLICE_SIZE);
      if (due.length === 0) return { fired: 0, next: await tx.timers.nextDueAt() };
      let fired = 0;
      for (const timer of due) {
        if (fired > 0 && stopwatch() - began > SLICE_MS) break;
        current = timer;
        await fire(tx, timer, now);
        fired += 1;
      }
      current = undefined;
      return { fired, next: undefined };
    });
  } catch (error) {
    const culprit = current;
    // A full disk is no timer's fault: postponed, it would come a minute later than there is room again.
    if (culprit === undefined || error instanceof StoreFailure) throw error;
    log.error('a timer could not be fired and is postponed', {
      incident: culprit.incident,
      kind: culprit.what.kind,
      error,
    });
    await store.transaction(async (tx) => {
      await tx.timers.postpone(culprit, clock.now() + POSTPONE_MS);
    });
    return { fired: 1, next: undefined };
  }
}
