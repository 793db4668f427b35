import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, Report } from './bench.ts';
import { startBotProgram } from './bot-program.ts';
import { ms, spreadOf, table, whole } from './figures.ts';
import { GOAL_MS, overdueTimers, seedWaiting } from './seed-incidents.ts';
import { startSlackProgram } from './slack-program.ts';
import { watchStalls } from './stalls.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

const TEAMS = 100;
const INCIDENTS = 33_334;
const TIMERS = 100_000;
const LONGEST_MS = 240_000;
const LOOK_EVERY_MS = 2_000;
const MOST_HELD_MS = 50;

export const benchCatchUp: Bench = {
  name: 'catch-up',
  about: '100,000 timers overdue at the start: how long the event loop is held, and until when',
  limitSeconds: 420,
  run: async (report) => {
    await inTemporaryFolder(async (folder) => {
      await measure(folder, report);
    });
  },
};

async function measure(folder: string, { line, progress }: Report): Promise<void> {
  const databaseFile = join(folder, 'hotline.db');
  const slack = await startSlackProgram(folder, TEAMS);
  progress(`seeding ${whole(INCIDENTS)} incidents whose clocks ran out while the bot was down`);
  const now = Date.now();
  await seedWaiting(
    databaseFile,
    TEAMS,
    Array.from({ length: INCIDENTS }, (_, n) => ({
      cameInAt: now - 2 * GOAL_MS - n,
      armed: (['half', 'most', 'goal'] as const).slice(0, TIMERS - 3 * n),
    })),
  );
  const idle = watchStalls();
  const begun = performance.now();
  const bot = await startBotProgram(folder, slack, { databaseFile, teams: TEAMS });
  let left = TIMERS;
  while (left > 0 && performance.now() - begun < LONGEST_MS) {
    await sleep(LOOK_EVERY_MS);
    left = overdueTimers(databaseFile, now);
    progress(`${whole(left)} left`);
  }
  const endedAt = Date.now();
  const seen = await bot.report();
  const caughtUpSeconds = (endedAt - seen.startedAt) / 1_000;
  idle.stop();
  const beside = spreadOf(idle.take());
  await bot.stop();
  await slack.stop();

  const held = spreadOf(seen.holds);
  const over = seen.holds.filter((hold) => hold > MOST_HELD_MS).length;
  line(
    `${whole(TIMERS)} timers of ${whole(INCIDENTS)} incidents, all overdue; ` +
      `${whole(TIMERS - left)} fired within ${caughtUpSeconds.toFixed(0)} s of the start, while the pages go out.`,
  );
  line('');
  for (const text of table(
    [
      'the event loop held',
      'p50 of the holds',
      'p99',
      'longest',
      `over ${String(MOST_HELD_MS)} ms`,
    ],
    [
      ['**Hotline**, catching up', ms(held.p50), ms(held.p99), ms(held.max), String(over)],
      [
        'a process that does nothing, beside it',
        ms(beside.p50),
        ms(beside.p99),
        ms(beside.max),
        '',
      ],
    ],
  )) {
    line(text);
  }
  line('');
  line(
    `The longest transaction took ${ms(seen.longestTransactionMs)} ms; ` +
      `${(seen.peakRssBytes / 2 ** 20).toFixed(0)} MB at most.`,
  );
}
