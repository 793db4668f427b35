import { statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, Report } from './bench.ts';
import { ms, spreadOf, table, whole } from './figures.ts';
import { startProgram } from './program.ts';
import { makeDatabase } from './seed-incidents.ts';
import { seedPast } from './seed-past.ts';
import { type SlackProgram, startSlackProgram } from './slack-program.ts';
import { inTemporaryFolder } from './temporary-folder.ts';
import { configText } from './world.ts';

const TEAMS = 4;
const PAST = 100_000;
const STARTS = 5;
const LONGEST_MS = 60_000;
const LOOK_EVERY_MS = 10;

export const benchReady: Bench = {
  name: 'ready',
  about: '`hotline start` with 100,000 past incidents: from the start of the process to ready',
  limitSeconds: 420,
  run: async (report) => {
    await inTemporaryFolder(async (folder) => {
      await measure(folder, report);
    });
  },
};

async function measure(folder: string, { line, progress }: Report): Promise<void> {
  const slack = await startSlackProgram(folder, TEAMS);
  const config = join(folder, 'hotline.yml');
  writeFileSync(config, configText(TEAMS));
  const empty = join(folder, 'empty.db');
  const full = join(folder, 'full.db');
  await makeDatabase(empty, TEAMS);
  progress(`seeding ${whole(PAST)} past incidents`);
  await seedPast(full, TEAMS, PAST);

  const rows: string[][] = [];
  for (const [name, file] of [
    ['none', empty],
    [whole(PAST), full],
  ] as const) {
    const times: number[] = [];
    for (let n = 1; n <= STARTS; n += 1) {
      progress(`${name} past incidents, start ${String(n)} of ${String(STARTS)}`);
      times.push(await millisecondsUntilReady(config, file, slack));
    }
    const { p50, min, max } = spreadOf(times);
    const size = (statSync(file).size / 2 ** 20).toFixed(0);
    rows.push([name, size, ms(min), ms(p50), ms(max)]);
  }
  await slack.stop();
  line(
    'From the start of the process until `/readyz` says yes: configuration, database checked and migrated, both sockets to Slack. Milliseconds.',
  );
  line('');
  const head = ['past incidents', 'database, MB', 'fastest', 'p50', 'slowest'];
  for (const text of table(head, rows)) line(text);
}

async function millisecondsUntilReady(
  config: string,
  databaseFile: string,
  slack: SlackProgram,
): Promise<number> {
  const port = await freePort();
  const begun = performance.now();
  const program = startProgram('../../src/main.js', ['start', '--config', config], {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    HOTLINE_DATABASE: databaseFile,
    HOTLINE_HEALTH_PORT: String(port),
    LOG_LEVEL: 'error',
  });
  try {
    while (!(await isReady(port))) {
      if (performance.now() - begun > LONGEST_MS) throw new Error('not ready within a minute');
      await sleep(LOOK_EVERY_MS);
    }
    return performance.now() - begun;
  } finally {
    await program.stop('SIGTERM');
  }
}

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${String(port)}/readyz`)).ok;
  } catch {
    // Not listening yet.
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('there is no free port');
  return address.port;
}
