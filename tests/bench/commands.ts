import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, Report } from './bench.ts';
import { startBotProgram } from './bot-program.ts';
import { ms, spreadOf, table, whole } from './figures.ts';
import { seedPast } from './seed-past.ts';
import { type SlackProgram, startSlackProgram } from './slack-program.ts';
import { inTemporaryFolder } from './temporary-folder.ts';
import { channelName, userId } from './world.ts';

const TEAMS = 10;
const PAST = 100_000;
const A_SECOND = 50;
const SECONDS = 60;

/** What ten people in a row ask. A report writes an incident, its clock and its card before it is acknowledged. */
const ASKED = ['', 'report', 'list', '', 'show INC-1', 'report', 'who', '', 'list', 'help'];

export const benchCommands: Bench = {
  name: 'commands',
  about: '50 commands a second for a minute: how soon each is acknowledged',
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
  progress(`seeding ${whole(PAST)} past incidents`);
  await seedPast(databaseFile, TEAMS, PAST);
  progress('starting the bot');
  const bot = await startBotProgram(folder, slack, { databaseFile, teams: TEAMS });
  progress(`${String(A_SECOND)} commands a second for ${String(SECONDS)} s`);
  const { latencies, lost } = await ask(slack);
  const seen = await bot.report();
  await bot.stop();
  await slack.stop();

  line(
    `${String(A_SECOND)} a second for ${String(SECONDS)} s, at a fixed pace however slow the answers are, over the bot’s two sockets; ` +
      `${whole(PAST)} past incidents. Milliseconds from the delivery to the acknowledgement, as Slack’s stand-in sees it.`,
  );
  line('');
  const all = [...latencies.values()].flat();
  const rows = [['all', all] as const, ...latencies].map(([verb, values]) => {
    const { count, p50, p95, p99, max } = spreadOf(values);
    return [`\`/oncall ${verb}\``, String(count), ms(p50), ms(p95), ms(p99), ms(max)];
  });
  for (const text of table(['', 'n', 'p50', 'p95', 'p99', 'max'], rows)) line(text);
  line('');
  line(
    `Not acknowledged: ${String(lost)}. The bot’s process: ${(seen.peakRssBytes / 2 ** 20).toFixed(0)} MB at most, ` +
      `${seen.cpuSeconds.toFixed(0)} s of CPU.`,
  );
}

async function ask(slack: SlackProgram) {
  const latencies = new Map<string, number[]>();
  let lost = 0;
  const one = async (n: number): Promise<void> => {
    const verb = ASKED[n % ASKED.length] ?? '';
    const team = n % TEAMS;
    const text = verb === 'report' ? `report Contour plot ${String(n)} crashes` : verb;
    const asked = { user: userId(team, 'primary'), channel: channelName(team), text };
    const { latencyMs } = await slack.command(asked);
    if (latencyMs === undefined) lost += 1;
    else latencies.set(verb, [...(latencies.get(verb) ?? []), latencyMs]);
  };
  const begun = performance.now();
  const asking: Promise<void>[] = [];
  for (let n = 0; n < A_SECOND * SECONDS; n += 1) {
    await sleep(Math.max(0, begun + (n * 1_000) / A_SECOND - performance.now()));
    asking.push(one(n));
  }
  await Promise.all(asking);
  return { latencies, lost };
}
