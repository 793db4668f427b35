import type { Clock } from '../../src/ports/clock.ts';
import type { EffectCarrier } from '../../src/ports/outbox.ts';
import type { Store, Tx } from '../../src/ports/store.ts';
import type { BreakName } from './break-names.ts';
import { answersBeforeCommit, outboxAfterCommit } from './breaks/commit.ts';
import { crashedMeansAgain, crashedMeansFailed } from './breaks/crash-policy.ts';
import { timersInMemory } from './breaks/memory-timers.ts';
import { neverWithdrawn } from './breaks/never-withdrawn.ts';
import { cardWrittenOnce, neverAlike, queued } from './breaks/outbox.ts';
import { forgetAll, forgetQueue, forgetResults } from './breaks/starts.ts';
import { goneBeforeDone, neverArmed, shifted, startsWithNow } from './breaks/timers.ts';
import { pagesRead } from './breaks/while-carrying.ts';
import { onTx, type Wrap } from './breaks/wrap.ts';
import { BACKUP, PRIMARY, STEP_MS } from './world.ts';

export interface Break {
  /** Done to the database before the bot opens it. */
  readonly beforeStart?: (databaseFile: string) => void;
  readonly wrap?: (clock: Clock) => Wrap;
}

/** Bot time by which early timers are early. */
const EARLY_MS = 40_000;

/** A goal of two minutes becomes one of two hours. */
const LATE_MS = 118 * 60_000;

/** Bot time by which an invented lateness is wrong. */
const INVENTED_MS = 10 * 60_000;

/** Where a look claims to have found a message. */
const NOWHERE = { channel: 'C0', ts: '0.0' };

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
  'timers-early': { wrap: () => ({ store: shifted(() => -EARLY_MS) }) },
  'timers-late': { wrap: () => ({ store: shifted(() => LATE_MS) }) },
  'path-hurried': {
    wrap: () => ({
      store: shifted(({ what }) => (what.kind === 'escalate' ? -(STEP_MS - EARLY_MS) : 0)),
    }),
  },
  'goal-unarmed': { wrap: () => ({ store: neverArmed('goal') }) },
  'repeats-unarmed': { wrap: () => ({ store: neverArmed('repeat-page') }) },
  'path-unarmed': { wrap: () => ({ store: neverArmed('escalate') }) },
  'timers-gone-first': { wrap: () => ({ store: goneBeforeDone }) },
  'starts-with-now': { wrap: (clock) => ({ store: startsWithNow(clock) }) },
  'lateness-unsaid': {
    wrap: () => pagesRead((incident) => ({ ...incident, dueAt: incident.dueAt + LATE_MS })),
  },
  'lateness-invented': {
    wrap: () => pagesRead((incident) => ({ ...incident, dueAt: incident.dueAt - INVENTED_MS })),
  },
  'answer-unwritten': store(({ incidents }) => ({
    incidents: {
      ...incidents,
      save: async (incident) => {
        if (incident.state !== 'answered') await incidents.save(incident);
      },
    },
  })),
  'on-it-unwritten': store(({ incidents, timers }) => ({
    incidents: {
      ...incidents,
      save: async (incident) => {
        await incidents.save({ ...incident, onIt: undefined });
      },
    },
    timers: {
      ...timers,
      disarm: async () => {
        await Promise.resolve();
      },
    },
  })),
  'orphans-left': store(({ outbox }) => ({
    outbox: { ...outbox, orphan: async () => await Promise.resolve(0) },
  })),
  'look-up-credulous': carrier(() => ({
    lookUp: async () => await Promise.resolve({ kind: 'found', place: NOWHERE } as const),
  })),
  'rate-limit-means-refused': carrier((inner) => ({
    carry: async (row) => {
      const outcome = await inner.carry(row);
      return outcome.kind === 'wait' ? { kind: 'refused', why: outcome.why } : outcome;
    },
  })),
  'rate-limit-means-sent': carrier((inner) => ({
    carry: async (row) => {
      const outcome = await inner.carry(row);
      return outcome.kind === 'wait' ? { kind: 'sent', place: undefined } : outcome;
    },
  })),
  'client-repeats': carrier((inner) => ({
    carry: async (row) => {
      const outcome = await inner.carry(row);
      return outcome.kind === 'unknown' ? await inner.carry(row) : outcome;
    },
  })),
  'someone-else': carrier((inner) => ({
    carry: async (row) =>
      await inner.carry(
        row.incident !== undefined && row.effect.kind === 'page' && row.effect.to === BACKUP
          ? { ...row, effect: { ...row.effect, to: PRIMARY } }
          : row,
      ),
  })),
  'ends-at-error': carrier((inner) => ({
    carry: async (row) => {
      const outcome = await inner.carry(row);
      if (outcome.kind === 'unknown') process.exit(1);
      return outcome;
    },
  })),
  'names-never-alike': { wrap: () => ({ store: queued(neverAlike) }) },
  'pages-left-standing': {
    wrap: () => ({
      store: queued((rows) => rows.filter(({ effect }) => effect.kind !== 'settle-pages')),
    }),
  },
  'card-written-once': { wrap: () => ({ store: cardWrittenOnce }) },
  'queue-forgotten': { beforeStart: forgetQueue },
  'results-forgotten': { beforeStart: forgetResults },
  'all-forgotten': { beforeStart: forgetAll },
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
