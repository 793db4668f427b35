import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStore } from '../../src/compose.ts';
import type { Bench, Report } from './bench.ts';
import { startBotProgram } from './bot-program.ts';
import { ms, spreadOf, table } from './figures.ts';
import { GOAL_MS, SILENT, seedWaiting } from './seed-incidents.ts';
import { type SlackProgram, startSlackProgram } from './slack-program.ts';
import { inTemporaryFolder } from './temporary-folder.ts';
import { channelName, teamKey, userId } from './world.ts';

const TEAMS = 10;
const PEOPLE = 15;
const WEEKS = 26;
const PREVIEWS = 20;
const COMMANDS_A_SECOND = 20;
const PAGES_A_SECOND = 5;
/** Both halves, without and with previews, take this long. */
const HALF_MS = 40_000;
const LEAD_MS = 15_000;

export const benchPreview: Bench = {
  name: 'preview',
  about: `/oncall plan for ${String(PEOPLE)} people × ${String(WEEKS)} weeks, while commands come in and pages go out`,
  limitSeconds: 240,
  run: async (report) => {
    await inTemporaryFolder(async (folder) => {
      await measure(folder, report);
    });
  },
};

async function measure(folder: string, { line, progress }: Report): Promise<void> {
  const databaseFile = join(folder, 'hotline.db');
  const slack = await startSlackProgram(folder, TEAMS);
  const first = Date.now() + LEAD_MS;
  progress('seeding');
  const pages = (2 * HALF_MS * PAGES_A_SECOND) / 1_000;
  await seedWaiting(
    databaseFile,
    TEAMS,
    Array.from({ length: pages }, (_, n) => ({
      cameInAt: first - GOAL_MS + (n * 1_000) / PAGES_A_SECOND,
      armed: ['goal'],
    })),
  );
  await seedMorePeople(databaseFile);
  progress('starting the bot');
  const bot = await startBotProgram(folder, slack, { databaseFile, teams: TEAMS });
  await sleep(Math.max(0, first - Date.now()));
  progress('without previews');
  const without = await half(slack, false);
  progress('with previews, one after the other');
  const beside = await half(slack, true);
  const { commits } = await bot.report();
  const dueOf = new Map(commits.map(({ key, dueAt }) => [key, dueAt]));
  const posts = await slack.posts();
  await bot.stop();
  await slack.stop();

  const took = spreadOf(beside.previews);
  line(
    `${String(PEOPLE)} people × ${String(WEEKS)} weeks, ${String(took.count)} previews one after the other: from the command until the preview is in ` +
      `Slack’s hands ${ms(took.p50)} ms in the median, ${ms(took.max)} at most. ${String(COMMANDS_A_SECOND)} commands and ` +
      `${String(PAGES_A_SECOND)} pages a second meanwhile; milliseconds:`,
  );
  line('');
  const rows = [
    ['without previews', without] as const,
    ['while previews are planned', beside] as const,
  ].map(([name, { from, to, acknowledged }]) => {
    const late = posts.flatMap(({ row, at }) => {
      const dueAt = dueOf.get(row);
      const isOurs = row.includes('/page/') && dueAt !== undefined && dueAt >= from && dueAt < to;
      return isOurs ? [at - dueAt] : [];
    });
    const [command, page] = [spreadOf(acknowledged), spreadOf(late)];
    return [
      name,
      String(command.count),
      ms(command.p50),
      ms(command.p99),
      ms(command.max),
      String(page.count),
      ms(page.p50),
      ms(page.p99),
      ms(page.max),
    ];
  });
  const head = ['', 'commands', 'p50', 'p99', 'max', 'pages', 'p50', 'p99', 'max'];
  for (const text of table(head, rows)) line(text);
}

interface Half {
  readonly from: number;
  readonly to: number;
  readonly acknowledged: readonly number[];
  readonly previews: readonly number[];
}

async function half(slack: SlackProgram, isPlanning: boolean): Promise<Half> {
  const from = Date.now();
  const to = from + HALF_MS;
  const acknowledged: number[] = [];
  const one = async (n: number): Promise<void> => {
    const team = 1 + (n % (TEAMS - 1));
    const asked = { user: userId(team, 'primary'), channel: channelName(team), text: '' };
    const { latencyMs } = await slack.command(asked);
    acknowledged.push(latencyMs ?? Number.POSITIVE_INFINITY);
  };
  const asking: Promise<void>[] = [];
  const planned = isPlanning ? planAgainAndAgain(slack, to) : Promise.resolve([]);
  for (let n = 0; n < (HALF_MS * COMMANDS_A_SECOND) / 1_000; n += 1) {
    await sleep(Math.max(0, from + (n * 1_000) / COMMANDS_A_SECOND - Date.now()));
    asking.push(one(n));
  }
  await Promise.all(asking);
  await sleep(Math.max(0, to - Date.now()));
  return { from, to, acknowledged, previews: await planned };
}

async function planAgainAndAgain(slack: SlackProgram, until: number): Promise<readonly number[]> {
  const took: number[] = [];
  const lead = { user: userId(0, 'lead'), channel: channelName(0) };
  while (took.length < PREVIEWS && Date.now() < until) {
    const before = (await slack.answers()).length;
    const begun = Date.now();
    await slack.command({ ...lead, text: `plan ${String(WEEKS)}` });
    let answer: { readonly at: number; readonly text: string } | undefined;
    while (answer === undefined && Date.now() < until) {
      await sleep(20);
      answer = (await slack.answers()).slice(before).find(({ text }) => text.includes('Plan for'));
    }
    if (answer) took.push(answer.at - begun);
  }
  return took;
}

/** Makes fifteen of the first team's three: four newcomers, three half-time, somebody away in every third week. */
async function seedMorePeople(file: string): Promise<void> {
  const { store, close } = await openStore(file, SILENT);
  const team = teamKey(0);
  await store.transaction(async (tx) => {
    for (let n = 3; n < PEOPLE; n += 1) {
      const id = await tx.people.put({
        team,
        name: `person${String(n)}`,
        userId: `UX${String(n).padStart(6, '0')}`,
        github: undefined,
        email: undefined,
        phone: undefined,
        level: n % 3 === 0 ? 'newcomer' : 'veteran',
        weight: n % 4 === 0 ? 0.5 : 1,
        capabilities: [],
        topics: [],
        active: true,
      });
      const from = new Date(Date.now() + n * 14 * 86_400_000).toISOString().slice(0, 10);
      const to = new Date(Date.now() + (n * 14 + 9) * 86_400_000).toISOString().slice(0, 10);
      await tx.people.replaceTimeOff(id, [{ from, to }]);
    }
  });
  await close();
}
