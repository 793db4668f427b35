import type { Clock } from '../../src/ports/clock.ts';
import type { EffectCarrier } from '../../src/ports/outbox.ts';
import type { Store, Tx } from '../../src/ports/store.ts';
import type { BreakName } from './break-names.ts';
import { answersBeforeCommit, outboxAfterCommit } from './breaks/commit.ts';
import { crashedMeansAgain, crashedMeansFailed } from './breaks/crash-policy.ts';
import { timersInMemory } from './breaks/memory-timers.ts';
import { neverWithdrawn } from './breaks/never-withdrawn.ts';
import { onTx, type Wrap } from './breaks/wrap.ts';

export interface Break {
  /** Done to the database before the bot opens it. */
  readonly beforeStart?: (databaseFile: string) => void;
  readonly wrap?: (clock: Clock) => Wrap;
}

/** Bot time by which early timers are early. */
const EARLY_MS = 40_000;

const carrier = (change: (inner: EffectCarrier) => Partial<EffectCarrier>): Break => ({
  wrap: () => ({
    carrier: (inner) => ({
      carry: inner.carry.bind(inner),
      lookUp: inner.lookUp.bind(inner),
      ...change(inner),
    }),
  }),
});

const store = (change: (tx: Tx) => Partial<Tx>): Break => ({
  wrap: () => ({ store: (inner: Store) => onTx(inner, change) }),
});

export const BREAKS: Readonly<Record<BreakName, Break>> = {
  'crashed-means-failed': { beforeStart: crashedMeansFailed },
  'crashed-means-again': { beforeStart: crashedMeansAgain },
  'answers-before-commit': { wrap: () => ({ store: answersBeforeCommit }) },
  'outbox-after-commit': { wrap: () => ({ store: outboxAfterCommit }) },
  'timers-in-memory': { wrap: () => ({ store: timersInMemory() }) },
  'never-withdrawn': { wrap: neverWithdrawn },
  'look-up-blind': carrier(() => ({
    lookUp: async () => await Promise.resolve({ kind: 'absent' } as const),
  })),
  'unknown-means-sent': carrier((inner) => ({
    carry: async (row) => {
      const outcome = await inner.carry(row);
      return outcome.kind === 'unknown' ? { kind: 'sent', place: undefined } : outcome;
    },
  })),
  'unknown-means-again': carrier((inner) => ({
    carry: async (row) => {
      const outcome = await inner.carry(row);
      return outcome.kind === 'unknown'
        ? { ...outcome, kind: 'wait', retryAfterMs: 1_000 }
        : outcome;
    },
  })),
  'repeats-unmarked': carrier((inner) => ({
    carry: async (row) => await inner.carry({ ...row, mayRepeat: undefined }),
    lookUp: async () => await Promise.resolve({ kind: 'cannot-look', why: 'broken' } as const),
  })),
  'timers-early': store((tx) => ({
    timers: {
      ...tx.timers,
      arm: async (team, timer) => {
        await tx.timers.arm(team, { ...timer, dueAt: timer.dueAt - EARLY_MS });
      },
    },
  })),
  'deliveries-repeated': store((tx) => ({
    deliveries: {
      ...tx.deliveries,
      answerOf: async () => await Promise.resolve(undefined),
      consume: async () => {
        await Promise.resolve();
      },
    },
  })),
};
