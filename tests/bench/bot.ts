import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createLog } from '../../src/adapters/system/pino-log.ts';
import { compose } from '../../src/compose.ts';
import { type BotReport, botSettings } from './bot-report.ts';
import { observedStore } from './observed-store.ts';
import { watchStalls } from './stalls.ts';
import { benchTeams } from './world.ts';

/** The whole bot on the real clock, in a process of its own, which watches itself. Says a report for every line it is told. */
async function main(): Promise<void> {
  const [, , file = ''] = process.argv;
  const { databaseFile, teams, apiUrl, botToken, appToken } = botSettings.parse(
    JSON.parse(readFileSync(file, 'utf8')),
  );
  const commits: BotReport['commits'] = [];
  const stalls = watchStalls();
  let longestTransactionMs = 0;
  const app = await compose({
    databaseFile,
    teams: await benchTeams(teams),
    log: createLog('error', process.stderr),
    slack: { botToken, apiUrl, transport: { mode: 'socket', appToken } },
    wrap: {
      store: (store) =>
        observedStore(store, {
          committed: (rows, at) => {
            for (const { key, dueAt } of rows) commits.push({ key, dueAt, at });
          },
          tookMs: (duration) => {
            longestTransactionMs = Math.max(longestTransactionMs, duration);
          },
        }),
    },
  });

  const report = (): BotReport => {
    // Before the report is made: making it takes time and memory of its own.
    const holds = stalls.take();
    const longest = longestTransactionMs;
    longestTransactionMs = 0;
    const { user, system } = process.cpuUsage();
    return {
      commits,
      startedAt,
      holds: [...holds],
      longestTransactionMs: longest,
      peakRssBytes: process.resourceUsage().maxRSS * 1_024,
      cpuSeconds: (user + system) / 1e6,
    };
  };

  const asked = createInterface({ input: process.stdin });
  asked.on('line', () => {
    process.stdout.write(`${JSON.stringify(report())}\n`);
    stalls.take();
  });
  asked.on('close', () => {
    void app.stop().then(() => process.exit(0));
  });
  stalls.take();
  const startedAt = Date.now();
  await app.start();
  process.stdout.write('ready\n');
}

await main();
