import { readFileSync } from 'node:fs';
import { createLog } from '../../src/adapters/system/pino-log.ts';
import { compose } from '../../src/compose.ts';
import { createScaledClock } from './bot-clock.ts';
import type { BotSettings } from './bot-settings.ts';
import { BREAKS } from './breaks.ts';
import { frequentBackups } from './failpoints/backups.ts';
import { createDeath } from './failpoints/death.ts';
import { wrapDying } from './failpoints/wrap-dying.ts';
import { seedTeam, teamsOf } from './team.ts';
import { CONFIG } from './world.ts';

/** The bot under test: the whole of it, on a file, in a process that is there to be killed. */
async function main(): Promise<void> {
  const [, , settingsFile = ''] = process.argv;
  // What is in this file was written by `bot-process.ts`, from the same type.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  const settings = JSON.parse(readFileSync(settingsFile, 'utf8')) as BotSettings;
  // The campaign holds the other end: a bot never outlives it.
  process.stdin.on('end', () => process.exit(3)).on('error', () => process.exit(3));
  process.stdin.resume();

  const clock = createScaledClock(settings.time);
  const broken = settings.breakName === undefined ? undefined : BREAKS[settings.breakName];
  broken?.beforeStart?.(settings.databaseFile);
  const death = settings.failpoint && createDeath(settings.failpoint);
  const app = await compose({
    databaseFile: settings.databaseFile,
    teams: await teamsOf(CONFIG),
    log: createLog('error', process.stderr),
    clock,
    slack: {
      botToken: settings.botToken,
      apiUrl: settings.apiUrl,
      transport: { mode: 'socket', appToken: settings.appToken },
    },
    ...(broken?.wrap === undefined ? {} : { wrap: broken.wrap(clock) }),
    ...(death === undefined
      ? {}
      : {
          wrap: wrapDying(death),
          alsoSchedule: [frequentBackups(settings.databaseFile, settings.backupFolder, death)],
        }),
  });
  process.once('SIGTERM', () => {
    death?.stopping();
    void app.stop().then(() => process.exit(0));
  });
  await seedTeam(app.store, clock.now());
  await app.start();
  process.stdout.write('ready\n');
}

await main();
