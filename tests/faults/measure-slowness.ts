import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSlackDouble } from '../../src/doubles/slack/start-slack-double.ts';
import { startBot } from './bot-process.ts';
import { WORKSPACE } from './world.ts';

/** A bot that takes no longer than this to be ready runs at the speed that all waits were chosen for. */
const USUAL_READY_MS = 1_500;

const GIVE_UP_MS = 5 * 60_000;

/** Starts a bot twice, the second time on its own database, and takes how long that took for the machine's speed. */
export async function measureSlowness(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'hotline-faults-'));
  const slack = await startSlackDouble({ workspace: WORKSPACE });
  try {
    let took = 0;
    for (let life = 0; life < 2; life++) {
      const began = Date.now();
      const bot = startBot(folder, {
        databaseFile: join(folder, 'hotline.db'),
        backupFolder: folder,
        apiUrl: slack.apiUrl,
        botToken: slack.botToken,
        appToken: slack.appToken,
        time: { wallAnchor: began, botAnchor: began, speed: 1 },
      });
      const isReady = await bot.ready(GIVE_UP_MS);
      took = Date.now() - began;
      await bot.kill();
      if (!isReady) throw new Error(`the bot does not start: see ${join(folder, 'bot.log')}`);
    }
    await rm(folder, { recursive: true, force: true });
    return Math.max(1, took / USUAL_READY_MS);
  } finally {
    await slack.stop();
  }
}
