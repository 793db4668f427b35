import type { Occasion } from '../domain/schedule/occasion.ts';
import type { Team } from '../domain/team/team.ts';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../domain/time/instant.ts';
import type { Clock } from '../ports/clock.ts';
import type { FailingJob, Job } from '../ports/jobs.ts';
import type { Log } from '../ports/log.ts';
import type { JobRun, Store, Tx } from '../ports/store.ts';
import { type JobSlot, jobSlots } from './job-slots.ts';

/** What a job without catch-up may be late by: a restart, not an outage. */
const ON_TIME_MS = 15 * MINUTE_MS;

/** A failed job is tried again after a minute, then after twice as long each time, up to an hour. */
const FIRST_RETRY_MS = MINUTE_MS;
const LONGEST_RETRY_MS = HOUR_MS;

/** Where nothing is known to come, the timetable is asked again after this long. */
const ASK_AGAIN_MS = DAY_MS;

export interface JobRunnerOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly jobs: readonly Job[];
  readonly teams: readonly Team[];
  /** Called after a job was done and committed: it may have armed or queued something. */
  readonly done: () => void;
}

/**
 * Does scheduled jobs. A job's occasion is a row (job, scope, period); whoever writes it does the job, in the same
 * transaction, so a tick carries no meaning: nothing is done twice, and what no tick came for is done at the next one.
 */
export interface JobRunner {
  /** Notes jobs that were never seen before: what was due before this instant is not theirs to do. */
  begin(): Promise<void>;
  /** Does all that is due; answers when the next occasion, or the next try, is. */
  turn(): Promise<Instant | undefined>;
  /** As the last turn answered. */
  nextDueAt(): Instant | undefined;
  /** Jobs that could not be done, and are tried again. */
  failing(): readonly FailingJob[];
}

/** A slot, and what is known about it in this life of the bot. */
interface Watched {
  readonly slot: JobSlot;
  /** Between these two instants there is nothing to do. A clock that was set back lies before them. */
  lookedAt: Instant;
  lookAgainAt: Instant;
  /** Whether anything is known to come; otherwise `lookAgainAt` is only for making sure. */
  expectsMore: boolean;
  failure:
    | { readonly period: string; readonly attempts: number; readonly retryAt: Instant }
    | undefined;
}

export function createJobRunner(options: JobRunnerOptions): JobRunner {
  const { store, clock, log } = options;
  const watched = jobSlots(options.jobs, options.teams).map(
    (slot): Watched => ({
      slot,
      lookedAt: Number.POSITIVE_INFINITY,
      lookAgainAt: Number.NEGATIVE_INFINITY,
      expectsMore: false,
      failure: undefined,
    }),
  );

  const attend = async (one: Watched): Promise<void> => {
    const now = clock.now();
    if (now >= one.lookedAt && now < one.lookAgainAt) return;
    let occasion: Occasion | undefined;
    let nextDueAt: Instant | undefined;
    try {
      const { latest, next } = one.slot.timetable(now);
      occasion = latest;
      nextDueAt = next?.dueAt;
      if (latest && (await take(one.slot, latest))) options.done();
      one.failure = undefined;
    } catch (error) {
      one.failure = failureOf(one, occasion?.period ?? 'unknown', now);
      const { job, scope } = one.slot;
      log.error('a scheduled job failed and is tried again', { job, scope, ...one.failure, error });
    }
    const wanted = [one.failure?.retryAt, nextDueAt].filter((at) => at !== undefined);
    one.lookedAt = now;
    one.expectsMore = wanted.length > 0;
    one.lookAgainAt = one.expectsMore ? Math.min(...wanted) : now + ASK_AGAIN_MS;
  };

  /** Answers whether the occasion was done now, by us. */
  const take = async (
    { job, scope, catchUp, work }: JobSlot,
    occasion: Occasion,
  ): Promise<boolean> => {
    const run = (outcome: JobRun['outcome'], at: Instant): JobRun => ({
      job,
      scope,
      period: occasion.period,
      dueAt: occasion.dueAt,
      at,
      outcome,
    });
    const fields = { job, scope, period: occasion.period };
    const isOpen = async (tx: Tx, now: Instant): Promise<boolean> => {
      const newest = await tx.jobs.newestDueAt(job, scope, now);
      return newest === undefined || newest <= occasion.dueAt;
    };
    const tooLate = (now: Instant): boolean =>
      now > (occasion.lapsesAt ?? Number.POSITIVE_INFINITY) ||
      (catchUp === 'none' && now - occasion.dueAt > ON_TIME_MS);

    const step = await store.transaction(async (tx) => {
      const now = clock.now();
      if (!(await isOpen(tx, now))) return 'not-ours';
      if (tooLate(now)) return (await tx.jobs.begin(run('dropped', now))) ? 'dropped' : 'not-ours';
      if (work.in === 'the-open') {
        return (await tx.jobs.has(job, scope, occasion.period)) ? 'not-ours' : 'perform';
      }
      if (!(await tx.jobs.begin(run('done', now)))) return 'not-ours';
      await work.run(tx, occasion, now);
      return 'done';
    });
    if (step === 'dropped') log.warn('a scheduled job was missed and is dropped', fields);
    if (step === 'perform' && work.in === 'the-open') {
      await work.perform(occasion, clock.now());
      await store.transaction(async (tx) => {
        await tx.jobs.begin(run('done', clock.now()));
      });
    }
    if (step === 'done' || step === 'perform') {
      log.info('a scheduled job was done', { ...fields, lateMs: clock.now() - occasion.dueAt });
      return true;
    }
    return false;
  };

  const nextDueAt = (): Instant | undefined => {
    const known = watched.filter((one) => one.expectsMore).map((one) => one.lookAgainAt);
    return known.length === 0 ? undefined : Math.min(...known);
  };

  return {
    nextDueAt,
    begin: async () => {
      await store.transaction(async (tx) => {
        const now = clock.now();
        for (const { slot } of watched) {
          const { job, scope } = slot;
          const outcome = 'first-seen';
          await tx.jobs.begin({ job, scope, period: outcome, dueAt: now, at: now, outcome });
        }
      });
    },
    turn: async () => {
      for (const one of watched) await attend(one);
      return nextDueAt();
    },
    failing: () =>
      watched.flatMap(({ slot: { job, scope }, failure }) =>
        failure ? [{ job, scope, ...failure }] : [],
      ),
  };
}

function failureOf(one: Watched, period: string, now: Instant): NonNullable<Watched['failure']> {
  const before = one.failure?.period === period ? one.failure.attempts : 0;
  const wait = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(16, before));
  return { period, attempts: before + 1, retryAt: now + wait };
}
