import { afterEach, describe, expect, it } from '@jest/globals';
import { createSettableClock, type SettableClock } from '../../src/adapters/system/clocks.ts';
import { createLog } from '../../src/adapters/system/pino-log.ts';
import { everyDayAt } from '../../src/domain/schedule/each-day.ts';
import { firstOpeningOfWeek } from '../../src/domain/schedule/each-duty-week.ts';
import type { Occasion } from '../../src/domain/schedule/occasion.ts';
import { createJobRunner, type JobRunner } from '../../src/engine/job-runner.ts';
import type { Chore, Job, TeamJob } from '../../src/ports/jobs.ts';
import type { Store } from '../../src/ports/store.ts';
import { at, visit } from '../support/fixtures.ts';
import { inFolder, sqliteStore } from '../support/sqlite.ts';

const stores: Store[] = [];
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
});

async function opened(file?: string): Promise<Store> {
  const { store } = await sqliteStore(file);
  stores.push(store);
  return store;
}

/** A job that leaves an event for each run, so that what was done can be read back from the database. */
function posting(changes: Partial<TeamJob> = {}): TeamJob {
  return {
    name: 'weekly-post',
    scope: 'each-team',
    catchUp: 'latest',
    timetable: firstOpeningOfWeek,
    run: async (tx, team, { period }, now) => {
      await tx.deliveries.consume(`post:${team.key}:${period}`, {}, now);
    },
    ...changes,
  };
}

async function runnerOf(store: Store, clock: SettableClock, ...jobs: Job[]): Promise<JobRunner> {
  const runner = createJobRunner({
    store,
    clock,
    log: createLog('silent'),
    jobs,
    teams: [visit()],
    done: () => undefined,
  });
  await runner.begin();
  return runner;
}

/** Goes through every due instant up to a time, as a stepped clock does. */
async function stepTo(clock: SettableClock, local: string, ...runners: JobRunner[]): Promise<void> {
  const turn = async (): Promise<number[]> => {
    const next = [];
    for (const runner of runners) next.push((await runner.turn()) ?? Number.POSITIVE_INFINITY);
    return next;
  };
  for (;;) {
    const next = Math.min(...(await turn()));
    if (next > at(local)) break;
    clock.set(next);
  }
  clock.set(at(local));
  await turn();
}

async function runsOf(store: Store, job: string, scope = 'visit'): Promise<readonly string[]> {
  const runs = await store.transaction(async (tx) => await tx.jobs.latest(job, scope, 100));
  return runs
    .toReversed()
    .filter((run) => run.outcome !== 'first-seen')
    .map((run) => `${run.period} ${run.outcome}`);
}

describe('scheduled jobs', () => {
  it('are done once each, at their instants, over holidays', async () => {
    const store = await opened();
    const clock = createSettableClock(at('2027-01-08 12:00'), 0);
    await stepTo(clock, '2027-01-26 12:00', await runnerOf(store, clock, posting()));
    const runs = await store.transaction(
      async (tx) => await tx.jobs.latest('weekly-post', 'visit', 3),
    );
    expect(runs.map(({ period, at: doneAt }) => [period, doneAt])).toEqual([
      ['2027-01-25', at('2027-01-25 08:00')],
      ['2027-01-18', at('2027-01-19 08:00')],
      ['2027-01-11', at('2027-01-11 08:00')],
    ]);
  });

  it('are not done for what was due before they were first seen', async () => {
    const store = await opened();
    const clock = createSettableClock(at('2027-01-13 12:00'), 0);
    await stepTo(clock, '2027-01-13 18:00', await runnerOf(store, clock, posting()));
    expect(await runsOf(store, 'weekly-post')).toEqual([]);
  });

  it('are not done again after a restart', async () => {
    const store = await opened();
    const clock = createSettableClock(at('2027-01-08 12:00'), 0);
    await stepTo(clock, '2027-01-11 08:00', await runnerOf(store, clock, posting()));
    await stepTo(clock, '2027-01-11 09:00', await runnerOf(store, clock, posting()));
    expect(await runsOf(store, 'weekly-post')).toEqual(['2027-01-11 done']);
  });

  it('are done by one of two bots on the same database', async () => {
    await inFolder(async (folder) => {
      const file = `${folder}/hotline.db`;
      const [one, two] = [await opened(file), await opened(file)];
      const clock = createSettableClock(at('2027-01-08 12:00'), 0);
      const runners = [
        await runnerOf(one, clock, posting()),
        await runnerOf(two, clock, posting()),
      ] as const;
      // Both fall due in one instant; whoever comes second would break the unique key of what the job writes.
      clock.set(at('2027-01-11 08:00'));
      for (const runner of runners) await runner.turn();
      expect(await runsOf(one, 'weekly-post')).toEqual(['2027-01-11 done']);
      expect(runners.map((runner) => runner.failing())).toEqual([[], []]);
    });
  });

  it('are done once on the days on which the clocks change', async () => {
    const store = await opened();
    const clock = createSettableClock(at('2027-03-13 12:00'), 0);
    const nightly = (name: string, minute: number) =>
      posting({
        name,
        timetable: ({ zone }, now) => everyDayAt(zone, minute)(now),
        run: async () => await Promise.resolve(),
      });
    const jobs = [nightly('in-the-gap', 150), nightly('repeated', 90)];
    await stepTo(clock, '2027-03-15 00:00', await runnerOf(store, clock, ...jobs));
    expect(await runsOf(store, 'in-the-gap')).toEqual(['2027-03-14 done']);
    clock.set(at('2027-11-06 12:00'));
    await stepTo(clock, '2027-11-08 00:00', await runnerOf(store, clock, ...jobs));
    expect((await runsOf(store, 'repeated')).slice(-2)).toEqual([
      '2027-11-06 done',
      '2027-11-07 done',
    ]);
  });

  it('are caught up with the latest only when the clock jumps over several', async () => {
    const store = await opened();
    const clock = createSettableClock(at('2027-01-08 12:00'), 0);
    const runner = await runnerOf(store, clock, posting());
    await runner.turn();
    clock.set(at('2027-01-27 12:00'));
    await runner.turn();
    expect(await runsOf(store, 'weekly-post')).toEqual(['2027-01-25 done']);
  });

  it('are not done twice when the clock is set back', async () => {
    const store = await opened();
    const clock = createSettableClock(at('2027-01-08 12:00'), 0);
    const runner = await runnerOf(store, clock, posting());
    await stepTo(clock, '2027-01-19 09:00', runner);
    clock.set(at('2027-01-11 07:00'));
    await stepTo(clock, '2027-01-19 09:00', runner);
    expect(await runsOf(store, 'weekly-post')).toEqual(['2027-01-11 done', '2027-01-18 done']);
  });

  it('without catch-up are dropped when the bot was away, and done when it is a little late', async () => {
    const store = await opened();
    const clock = createSettableClock(at('2027-01-08 12:00'), 0);
    const runner = await runnerOf(store, clock, posting({ catchUp: 'none' }));
    await runner.turn();
    clock.set(at('2027-01-11 08:16'));
    await runner.turn();
    clock.set(at('2027-01-19 08:14'));
    await runner.turn();
    expect(await runsOf(store, 'weekly-post')).toEqual(['2027-01-11 dropped', '2027-01-18 done']);
  });

  it('are dropped when they have lapsed', async () => {
    const store = await opened();
    const clock = createSettableClock(at('2027-01-08 12:00'), 0);
    const runner = await runnerOf(store, clock, posting());
    await runner.turn();
    clock.set(at('2027-01-16 12:00'));
    await runner.turn();
    expect(await runsOf(store, 'weekly-post')).toEqual(['2027-01-11 dropped']);
  });

  it('that fail are tried again later each time, and hold up no other', async () => {
    const store = await opened();
    const clock = createSettableClock(at('2027-01-11 07:59'), 0);
    const tries: number[] = [];
    const failing = posting({
      name: 'failing',
      run: async (tx, _, { period }, now) => {
        await tx.deliveries.consume(`half:${period}`, {}, now);
        tries.push(now - at('2027-01-11 08:00'));
        if (tries.length < 4) throw new Error('not yet');
      },
    });
    const runner = await runnerOf(store, clock, failing, posting());
    await stepTo(clock, '2027-01-11 08:00', runner);
    expect(await runsOf(store, 'weekly-post')).toEqual(['2027-01-11 done']);
    expect(await runsOf(store, 'failing')).toEqual([]);
    expect(runner.failing()).toEqual([
      {
        job: 'failing',
        scope: 'visit',
        period: '2027-01-11',
        attempts: 1,
        retryAt: at('2027-01-11 08:01'),
      },
    ]);
    await stepTo(clock, '2027-01-11 12:00', runner);
    // Each failed try left nothing: its row, and half of its work, were rolled back.
    expect(tries).toEqual([0, 60_000, 180_000, 420_000]);
    expect(await runsOf(store, 'failing')).toEqual(['2027-01-11 done']);
    expect(runner.failing()).toEqual([]);
  });

  it('may not share a name', async () => {
    const store = await opened();
    const clock = createSettableClock(at('2027-01-11 07:59'), 0);
    await expect(runnerOf(store, clock, posting(), posting())).rejects.toThrow(
      'two jobs are called weekly-post',
    );
  });
});

describe('chores', () => {
  const chore = (perform: Chore['perform']): Chore => ({
    name: 'chore',
    scope: 'chore',
    catchUp: 'latest',
    timetable: everyDayAt('UTC', 180),
    perform,
  });

  it('are written down when they are done, and not before', async () => {
    const store = await opened();
    const clock = createSettableClock(at('2027-01-11 12:00'), 0);
    const done: Occasion[] = [];
    let fails = true;
    const perform: Chore['perform'] = async (occasion) => {
      await Promise.resolve();
      if (fails) throw new Error('no room');
      done.push(occasion);
    };
    const runner = await runnerOf(store, clock, chore(perform));
    await stepTo(clock, '2027-01-11 19:00', runner);
    expect(await runsOf(store, 'chore', 'bot')).toEqual([]);
    fails = false;
    await stepTo(clock, '2027-01-11 19:01', runner);
    await stepTo(clock, '2027-01-11 23:00', runner);
    expect(await runsOf(store, 'chore', 'bot')).toEqual(['2027-01-12 done']);
    expect(done.map(({ period }) => period)).toEqual(['2027-01-12']);
  });
});
