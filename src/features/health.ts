import type { TeamKey } from '../domain/team/responder.ts';
import { MINUTE_MS } from '../domain/time/instant.ts';
import type { Clock } from '../ports/clock.ts';
import type { FailingJob } from '../ports/jobs.ts';
import type { Store } from '../ports/store.ts';
import type { Teams } from './context.ts';

/** How the bot is: whether it lives, and whether pages get through. */
export interface Health {
  /** The database reads and writes. */
  readonly alive: boolean;
  /** Nothing is overdue, and Slack is connected. */
  readonly ready: boolean;
  readonly database: 'ok' | 'failing';
  readonly connections: number;
  readonly overdueTimers: boolean;
  /** Scheduled jobs that fail, the daily backup among them. Pages get through all the same. */
  readonly failingJobs: readonly FailingJob[];
  readonly outbox: { readonly pending: number; readonly unknown: number; readonly failed: number };
}

/** A timer or a row that should have gone this long ago is stuck. */
const STUCK_AFTER_MS = MINUTE_MS;

export async function healthOf(bot: {
  readonly store: Store;
  readonly context: { readonly clock: Clock };
  readonly engine: { failingJobs(): readonly FailingJob[] };
  readonly connected: () => number;
}): Promise<Health> {
  const connections = bot.connected();
  const failingJobs = bot.engine.failingJobs();
  try {
    return await bot.store.transaction(async (tx) => {
      const now = bot.context.clock.now();
      await tx.presence.seen(now);
      const next = await tx.timers.nextDueAt();
      const overdueTimers = next !== undefined && now - next > STUCK_AFTER_MS;
      const { oldestWaitMs, ...outbox } = await tx.outbox.counts(now);
      return {
        alive: true,
        ready: connections > 0 && !overdueTimers && oldestWaitMs <= STUCK_AFTER_MS,
        database: 'ok',
        connections,
        overdueTimers,
        failingJobs,
        outbox,
      };
    });
  } catch {
    // Whatever it is, the answer to "is it well" is no; the log has the cause from whoever else met it.
    return {
      alive: false,
      ready: false,
      database: 'failing',
      connections,
      overdueTimers: false,
      failingJobs,
      outbox: { pending: 0, unknown: 0, failed: 0 },
    };
  }
}

/** How many incidents of each team are open, and how many of those still wait for their first answer. */
export async function countsOf(bot: {
  readonly store: Store;
  readonly context: { readonly teams: Teams };
}): Promise<
  ReadonlyArray<{ readonly team: TeamKey; readonly open: number; readonly waiting: number }>
> {
  try {
    return await bot.store.transaction(async (tx) => {
      const counts = [];
      for (const team of bot.context.teams.keys()) {
        counts.push({ team, ...(await tx.incidents.countOpen(team)) });
      }
      return counts;
    });
  } catch {
    // A failing database is what the health figures beside these say.
    return [];
  }
}
