import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, Report } from './bench.ts';
import { startBotProgram } from './bot-program.ts';
import { ms, type Spread, spreadOf, table } from './figures.ts';
import { measureOthers, OTHERS } from './others.ts';
import {
  moveInstants,
  overdueTimers,
  seedWaiting,
  timerDueAt,
  type WaitingIncident,
} from './seed-incidents.ts';
import { startSlackProgram } from './slack-program.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

const TEAMS = 100;
const ARMED = 100_000;
const A_SECOND = 100;
const SECONDS = 40;
/** Far enough that nothing falls due before the bot is up, however slow the machine is. */
const SEEDED_AHEAD_MS = 3_600_000;
/** The first falls due this long after the bot is up and the timers are laid behind that. */
const LEAD_MS = 5_000;
const MOVING_MS = 30_000;
const DRAIN_MS = 5_000;

export const benchTimers: Bench = {
  name: 'timers',
  about: '100,000 armed timers, 100 falling due a second: lateness, beside other ways to wait',
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
  progress(`seeding ${String(ARMED)} timers`);
  const seeded = Date.now() + SEEDED_AHEAD_MS;
  await seedWaiting(databaseFile, TEAMS, waiting(seeded));
  progress('starting the bot');
  const bot = await startBotProgram(folder, slack, { databaseFile, teams: TEAMS });
  // Moving a hundred thousand rows takes its time: they are moved near, and what is left of the way is waited for.
  const first = Date.now() + LEAD_MS + MOVING_MS;
  moveInstants(databaseFile, first - seeded);
  const early = first - Date.now();
  if (early < LEAD_MS) throw new Error('the machine is too slow to lay the timers in time');
  // What it did until now is not what is measured.
  await bot.report();
  progress(`${String(SECONDS)} s`);
  await sleep(early + SECONDS * 1_000 + DRAIN_MS);
  const left = overdueTimers(databaseFile, first + SECONDS * 1_000);
  const seen = await bot.report();
  await bot.stop();
  const dueOf = new Map(seen.commits.map(({ key, dueAt }) => [key, dueAt]));
  const posts = (await slack.posts()).flatMap(({ row, at }) => {
    const dueAt = dueOf.get(row);
    return dueAt === undefined ? [] : [{ row, late: at - dueAt }];
  });
  await slack.stop();

  const inWindow = seen.commits.filter(({ dueAt }) => dueAt >= first);
  const committed = spreadOf(inWindow.map(({ at, dueAt }) => at - dueAt));
  const arrived = (kind: string): Spread =>
    spreadOf(posts.filter(({ row }) => row.includes(`/${kind}/`)).map(({ late }) => late));
  const rows: ReadonlyArray<readonly [string, Spread]> = [
    ['**Hotline**: outbox row committed', committed],
    ['**Hotline**: page in Slack’s hands', arrived('page')],
    ['**Hotline**: reminder in Slack’s hands', arrived('reminder')],
    ['**Hotline**: mention in the thread', arrived('page-mention')],
    ['**Hotline**: card', arrived('card')],
  ];
  progress('the other ways');
  const others: ReadonlyArray<readonly [string, Spread]> = await measureOthers(OTHERS, {
    armed: ARMED,
    aSecond: A_SECOND,
  });

  line(
    `${String(ARMED)} armed, ${String(A_SECOND)} falling due a second for ${String(SECONDS)} s, synchronous FULL, real clock; ` +
      `a third of them pages, two thirds reminders. Milliseconds after the due instant; early would be below 0.`,
  );
  line('');
  for (const text of table(
    ['', 'n', 'earliest', 'p50', 'p99', 'max'],
    [...rows, ...others].map(([name, s]) => [
      name,
      String(s.count),
      ms(s.min),
      ms(s.p50),
      ms(s.p99),
      ms(s.max),
    ]),
  )) {
    line(text);
  }
  line('');
  line(
    `The bot’s process: ${(seen.peakRssBytes / 2 ** 20).toFixed(0)} MB at most, ` +
      `${seen.cpuSeconds.toFixed(0)} s of CPU, the event loop held for ${ms(Math.max(0, ...seen.holds))} ms at most ` +
      `while they fell due, ${String(left)} timers overdue at the end.`,
  );
}

/**
 * As in a steady stream of incidents: of each three timers that fall due one after the other, one is the reminder at half
 * the goal, one the reminder at 80 %, one the goal itself, of three incidents. What else they have armed, and further
 * incidents, lies beyond the end.
 */
function waiting(first: number): readonly WaitingIncident[] {
  const incidents: WaitingIncident[] = [];
  let armed = 0;
  const add = (incident: WaitingIncident): void => {
    incidents.push(incident);
    armed += incident.armed.length;
  };
  for (let n = 0; n < SECONDS * A_SECOND; n += 1) {
    const due = first + (n * 1_000) / A_SECOND;
    const stage = n % 3;
    if (stage === 0) add({ cameInAt: cameIn(due, 'half'), armed: ['half', 'most', 'goal'] });
    else if (stage === 1) add({ cameInAt: cameIn(due, 'most'), armed: ['most', 'goal'] });
    else add({ cameInAt: cameIn(due, 'goal'), armed: ['goal'] });
  }
  const beyond = first + SECONDS * 1_000 + 60_000;
  const left = ARMED - armed;
  for (let n = 0; n * 3 < left; n += 1) {
    const kinds = (['half', 'most', 'goal'] as const).slice(0, left - n * 3);
    add({ cameInAt: cameIn(beyond + n, 'half'), armed: kinds });
  }
  return incidents;
}

const cameIn = (due: number, timer: 'half' | 'most' | 'goal'): number => due - timerDueAt(0, timer);
