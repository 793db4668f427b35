import type { Instant } from '../domain/time/instant.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { type ClaimedRow, type EffectCarrier, type Finished } from '../ports/outbox.ts';
import type { Store, Tx } from '../ports/store.ts';

/** Calls under way at once. Pages are claimed first. */
const MOST_IN_FLIGHT = 24;

/**
 * Results recorded, and rows claimed, in one transaction. Nothing else has its turn meanwhile, and the event loop belongs
 * to Slack's three seconds as well.
 */
const MOST_IN_A_TURN = 8;

export interface OutboxRunnerOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly carrier: EffectCarrier;
  /** This life of the bot; a result is recorded only under the epoch that claimed the row. */
  readonly epoch: number;
  /** Whether what was decided is still worth sending, read in the transaction of the claim. */
  readonly stillMatters: (tx: Tx, row: ClaimedRow, now: Instant) => Promise<boolean>;
  /** Follow-ups inside of what happened outside, in the transaction that records it. */
  readonly recordOutcome: (tx: Tx, finished: Finished, now: Instant) => Promise<void>;
  /** Called when a result has come in and wants recording. */
  readonly wake: () => void;
  /** Called when recording may have armed something. */
  readonly recorded: () => void;
}

/** Carries the outbox out: records what is finished, claims what may go, and starts it. */
export interface OutboxRunner {
  /** One turn; answers when the next row wants attention. */
  turn(): Promise<Instant | undefined>;
  /** Resolves when a call that is under way has landed; at once when none is. */
  nextLanding(): Promise<void>;
  /** Waits for the calls under way and records them; claims nothing more. */
  finish(): Promise<void>;
  inFlight(): number;
  /** Whether results wait to be recorded by the next turn. */
  hasLanded(): boolean;
}

export function createOutboxRunner(options: OutboxRunnerOptions): OutboxRunner {
  const { store, clock, log, carrier, epoch } = options;
  const underWay = new Set<Promise<void>>();
  const landed: Finished[] = [];
  let closing = false;

  const turn = async (): Promise<Instant | undefined> => {
    const finished = landed.splice(0, MOST_IN_A_TURN);
    let claimed: readonly (readonly [ClaimedRow, boolean])[] = [];
    let nextAt: Instant | undefined;
    try {
      [claimed, nextAt] = await store.transaction(async (tx) => {
        const now = clock.now();
        for (const one of finished) await record(tx, one, now);
        const taken = closing ? [] : await take(tx, now);
        // A full turn is followed by another at once, whatever comes next.
        const next = taken.length < MOST_IN_A_TURN ? await tx.outbox.nextAttemptAt() : undefined;
        return [taken, next];
      });
    } catch (error) {
      // Nothing was written, so nothing may be sent; what has landed is recorded by a later turn.
      landed.unshift(...finished);
      throw error;
    }
    if (finished.length > 0) options.recorded();
    for (const [row, looking] of claimed) begin(row, looking);
    if (landed.length > 0 || claimed.length >= MOST_IN_A_TURN) return clock.now();
    // Rows of a busy lane, or beyond the calls at once, are looked at when a call lands: that wakes the loop.
    return nextAt !== undefined && nextAt <= clock.now() && underWay.size > 0 ? undefined : nextAt;
  };

  const record = async (tx: Tx, finished: Finished, now: Instant): Promise<void> => {
    const ours = await tx.outbox.finish(finished, now, epoch);
    if (ours) await options.recordOutcome(tx, finished, now);
  };

  const take = async (
    tx: Tx,
    now: Instant,
  ): Promise<readonly (readonly [ClaimedRow, boolean])[]> => {
    const free = Math.min(MOST_IN_FLIGHT - underWay.size, MOST_IN_A_TURN);
    if (free <= 0) return [];
    const unknown = await tx.outbox.claimUnknown(now, free, epoch);
    const pending = await tx.outbox.claim(now, free - unknown.length, epoch);
    const going: (readonly [ClaimedRow, boolean])[] = unknown.map((row) => [row, true]);
    for (const row of pending) {
      // Asked in the claim's own transaction: between this and the sending nothing can be acknowledged unseen.
      if (await options.stillMatters(tx, row, now)) {
        going.push([row, false]);
      } else {
        await record(tx, { row, outcome: { kind: 'withdrawn' } }, now);
      }
    }
    return going;
  };

  const begin = (row: ClaimedRow, looking: boolean): void => {
    const call = (async () => {
      landed.push(
        looking
          ? { row, sighting: await lookUp(row) }
          : {
              row,
              outcome: await carrier.carry(row).catch((error: unknown) => brokenBy(error, row)),
            },
      );
    })().finally(() => {
      underWay.delete(call);
      options.wake();
    });
    underWay.add(call);
  };

  const lookUp = async (row: ClaimedRow) =>
    await carrier.lookUp(row).catch((error: unknown) => {
      log.error('looking for an earlier attempt failed', { row: row.key, error });
      return { kind: 'cannot-look', why: 'look-up failed' } as const;
    });

  /** A bug in a carrier: whether it sent anything is not known, so it is treated as such. */
  const brokenBy = (error: unknown, row: ClaimedRow) => {
    log.error('carrying out an effect failed', { row: row.key, error });
    return { kind: 'unknown', why: 'internal error' } as const;
  };

  const settle = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.race(underWay);
  };

  return {
    turn,
    inFlight: () => underWay.size,
    hasLanded: () => landed.length > 0,
    nextLanding: async () => {
      if (underWay.size > 0) await Promise.race(underWay);
    },
    finish: async () => {
      closing = true;
      await settle();
      while (landed.length > 0) await turn();
    },
  };
}
