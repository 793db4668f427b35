import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../../src/adapters/system/pino-log.ts';
import { compose, type HotlineApp } from '../../../src/compose.ts';
import type { SlackDouble } from '../../../src/doubles/slack/slack-double.ts';
import { startSlackDouble } from '../../../src/doubles/slack/start-slack-double.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { Wrap } from '../breaks/wrap.ts';
import { seedTeam, teamsOf } from '../team.ts';
import { CONFIG, WORKSPACE } from '../world.ts';

/** A bot in this process, for what needs no kill: its clock and its database can be reached. */
export interface BotAtHand {
  readonly slack: SlackDouble;
  app(): HotlineApp;
  /** Ends it, lets something happen while it is not there, and starts it on the same database. */
  restart(meanwhile: () => void): Promise<void>;
  end(): Promise<void>;
}

export async function startBotAtHand(options: {
  readonly clock: Clock;
  /** The double's dates; the wall's time unless given. */
  readonly slackNow?: () => number;
  readonly config?: string;
  readonly wrap?: (databaseFile: string) => Wrap;
}): Promise<BotAtHand> {
  const { clock, wrap } = options;
  const folder = await mkdtemp(join(tmpdir(), 'hotline-faults-'));
  const databaseFile = join(folder, 'hotline.db');
  const slack = await startSlackDouble({
    workspace: WORKSPACE,
    ...(options.slackNow === undefined ? {} : { now: options.slackNow }),
  });
  const teams = await teamsOf(options.config ?? CONFIG);
  const begin = async (): Promise<HotlineApp> => {
    const begun = await compose({
      databaseFile,
      teams,
      log: createLog('silent'),
      clock,
      slack: {
        botToken: slack.botToken,
        apiUrl: slack.apiUrl,
        transport: { mode: 'socket', appToken: slack.appToken },
      },
      ...(wrap === undefined ? {} : { wrap: wrap(databaseFile) }),
    });
    await seedTeam(begun.store, clock.now());
    await begun.start();
    return begun;
  };
  let app = await begin();
  return {
    slack,
    app: () => app,
    restart: async (meanwhile) => {
      await app.stop();
      meanwhile();
      app = await begin();
    },
    end: async () => {
      await app.stop();
      await slack.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
