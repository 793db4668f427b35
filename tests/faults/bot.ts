import { readFileSync } from 'node:fs';
import { createLog } from '../../src/adapters/system/pino-log.ts';
import { compose } from '../../src/compose.ts';
import { composeTeams } from '../../src/compose-teams.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import type { Store } from '../../src/ports/store.ts';
import { createScaledClock } from './bot-clock.ts';
import type { BotSettings } from './bot-settings.ts';
import { BREAKS } from './breaks.ts';
import { frequentBackups } from './failpoints/backups.ts';
import { createDeath } from './failpoints/death.ts';
import { wrapDying } from './failpoints/wrap-dying.ts';
import { BACKUP, CONFIG, PRIMARY, TEAM_MEMBERS } from './world.ts';

/** A campaign lasts days of bot time at most; one pair has all the weeks around, so that the backup is always the same. */
const WEEKS = 8;
const WEEK_MS = 7 * 24 * 60 * 60 * 1_000;

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
    teams: await teams(),
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

async function teams() {
  const loaded = loadConfig(CONFIG, 'hotline.yml');
  if (!loaded.ok) throw new Error(loaded.problems.map((one) => one.problem).join('\n'));
  const composed = await composeTeams(loaded.value, new Date().getUTCFullYear());
  if (!composed.ok) throw new Error(composed.problems.join('\n'));
  return composed.teams;
}

/** All or nothing, once: a kill in the middle leaves none, and the next life does it again. */
async function seedTeam(store: Store, now: number): Promise<void> {
  await store.transaction(async (tx) => {
    if ((await tx.people.ofTeam('visit')).length > 0) return;
    const ids = new Map<string, string>();
    for (const userId of TEAM_MEMBERS) {
      const id = await tx.people.put({
        userId,
        name: userId.toLowerCase(),
        team: 'visit',
        level: 'veteran',
        weight: 1,
        phone: undefined,
        topics: [],
        github: undefined,
        email: undefined,
        capabilities: [],
        active: true,
      });
      ids.set(userId, id);
    }
    const monday = mondayBefore(now - 2 * WEEK_MS);
    for (let n = 0; n < WEEKS; n++) {
      const week = new Date(monday + n * WEEK_MS).toISOString().slice(0, 10);
      await tx.people.putAssignment(
        'visit',
        { week, role: 'primary', responderId: ids.get(PRIMARY) ?? '' },
        0,
      );
      await tx.people.putAssignment(
        'visit',
        { week, role: 'backup', responderId: ids.get(BACKUP) ?? '' },
        0,
      );
    }
  });
}

/** The epoch began on a Thursday. */
function mondayBefore(t: number): number {
  const thursdayShift = 3 * 24 * 60 * 60 * 1_000;
  return Math.floor((t + thursdayShift) / WEEK_MS) * WEEK_MS - thursdayShift;
}

await main();
