import type { Team } from '../domain/team/team.ts';
import { type Instant, MINUTE_MS } from '../domain/time/instant.ts';
import type { Timer } from '../domain/timer.ts';
import type { Clock } from '../ports/clock.ts';
import type { FailingJob, Job } from '../ports/jobs.ts';
import type { Log } from '../ports/log.ts';
import type { ClaimedRow, EffectCarrier, Finished } from '../ports/outbox.ts';
import type { Store, Tx } from '../ports/store.ts';
import { createJobRunner } from './job-runner.ts';
import { createOutboxRunner } from './outbox-runner.ts';
import { createPoller, type Poll } from './poller.ts';
import { fireDueTimers } from './timer-runner.ts';
import { createWakeableLoop } from './wakeable-loop.ts';

/** How often the bot writes down that it is there; an outage is known this exactly. */
const SEEN_EVERY_MS = 10_000;

/** A gap longer than this between two signs of life counts as an outage. */
const OUTAGE_FROM_MS = MINUTE_MS;

export interface Engine {
  /** Looks for what is due: called after every commit that may have armed or queued something. */
  wake(): void;
  /** Asks outside at once, instead of when it is time again. */
  askNow(): void;
  start(): void;
  /** Does everything that is due at this instant, and what follows from it, and resolves when it has been delivered. */
  settle(): Promise<void>;
  /** The next instant at which something will be due; undefined when nothing is. */
  nextDueAt(): Promise<Instant | undefined>;
  /** Lets the calls under way end, records them, and stops. */
  stop(): Promise<void>;
  /** Scheduled jobs that could not be done, and are tried again. */
  failingJobs(): readonly FailingJob[];
  readonly epoch: number;
}

export interface EngineOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly carrier: EffectCarrier;
  readonly fire: (tx: Tx, timer: Timer, now: Instant) => Promise<void>;
  readonly stillMatters: (tx: Tx, row: ClaimedRow, now: Instant) => Promise<boolean>;
  readonly recordOutcome: (tx: Tx, finished: Finished, now: Instant) => Promise<void>;
  readonly jobs: readonly Job[];
  readonly teams: readonly Team[];
  readonly stopwatch: () => number;
  readonly polls?: readonly Poll[];
}

/** Begins a new life of the engine: takes the next epoch, notes the outage before it, and marks what was left in flight. */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const { store, clock, log } = options;
  const epoch = await store.transaction(async (tx) => {
    const now = clock.now();
    const { epoch: mine, lastSeenAt } = await tx.presence.begin(now);
    if (lastSeenAt !== undefined && now - lastSeenAt > OUTAGE_FROM_MS) {
      await tx.presence.recordOutage(lastSeenAt, now);
    }
    const orphans = await tx.outbox.orphan(now, mine);
    if (orphans > 0) log.warn('effects were in flight when the bot ended', { orphans });
    await tx.log.append({}, [{ type: 'started', epoch: mine }], now);
    return mine;
  });

  const outbox = createOutboxRunner({
    store,
    clock,
    log,
    carrier: options.carrier,
    epoch,
    stillMatters: options.stillMatters,
    recordOutcome: options.recordOutcome,
    wake: () => {
      outboxLoop.wake();
    },
    recorded: () => {
      timerLoop.wake();
    },
  });
  let seenAt = clock.now();
  const timerTurn = async (): Promise<Instant | undefined> => {
    const next = await fireDueTimers({
      ...options,
      fired: () => {
        outboxLoop.wake();
      },
    });
    const now = clock.now();
    if (Math.abs(now - seenAt) >= SEEN_EVERY_MS) {
      seenAt = now;
      await store.transaction(async (tx) => {
        await tx.presence.seen(now);
      });
    }
    return next;
  };
  const timerLoop = createWakeableLoop({ name: 'timers', clock, log, work: timerTurn });
  const outboxLoop = createWakeableLoop({
    name: 'outbox',
    clock,
    log,
    work: async () => await outbox.turn(),
  });

  const pollers = (options.polls ?? []).map((poll) =>
    createPoller(poll, {
      clock,
      log,
      asked: () => {
        outboxLoop.wake();
      },
    }),
  );
  const jobs = createJobRunner({
    ...options,
    done: () => {
      timerLoop.wake();
      outboxLoop.wake();
    },
  });
  await jobs.begin();
  const jobLoop = createWakeableLoop({
    name: 'scheduled jobs',
    clock,
    log,
    work: async () => await jobs.turn(),
  });

  const nextDueAt = async (): Promise<Instant | undefined> =>
    await store.transaction(async (tx) => {
      const all = [
        await tx.timers.nextDueAt(),
        await tx.outbox.nextAttemptAt(),
        ...pollers.map((poller) => poller.nextAt()),
        jobs.nextDueAt(),
      ];
      const known = all.filter((at) => at !== undefined);
      return known.length === 0 ? undefined : Math.min(...known);
    });

  return {
    epoch,
    nextDueAt,
    failingJobs: () => jobs.failing(),
    wake: () => {
      jobLoop.wake();
      timerLoop.wake();
      outboxLoop.wake();
    },
    askNow: () => {
      for (const poller of pollers) poller.askNow();
    },
    start: () => {
      timerLoop.start();
      outboxLoop.start();
      for (const poller of pollers) poller.start();
      jobLoop.start();
    },
    settle: async () => {
      for (;;) {
        await timerLoop.turn();
        await jobLoop.turn();
        await outboxLoop.turn();
        for (const poller of pollers) await poller.turn();
        const next = await nextDueAt();
        const nothingNow = next === undefined || next > clock.now();
        if (outbox.inFlight() === 0 && !outbox.hasLanded() && nothingNow) return;
        if (outbox.inFlight() > 0) await outbox.nextLanding();
      }
    },
    stop: async () => {
      for (const poller of pollers) await poller.stop();
      await jobLoop.stop();
      await timerLoop.stop();
      await outboxLoop.stop();
      await outbox.finish();
    },
  };
}
