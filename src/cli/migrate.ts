import { existsSync } from 'node:fs';
import { appliedNames, MIGRATIONS } from '../adapters/database/migrate.ts';
import { openSqlite } from '../adapters/database/sqlite.ts';
import { createLog } from '../adapters/system/pino-log.ts';
import { openStore } from '../compose.ts';
import { CliProblem } from './problem.ts';

/** `hotline migrate`: brings the database up to date; `start` does the same by itself. */
export async function migrateDatabase(options: {
  readonly database: string;
  readonly dryRun: boolean;
}): Promise<void> {
  const { database, dryRun } = options;
  if (dryRun) {
    await showMigrations(database);
    return;
  }
  const { close, applied } = await openStore(database, createLog('silent'));
  await close();
  const done = applied.length === 0 ? 'is up to date' : `migrated: ${applied.join(', ')}`;
  process.stdout.write(`${database} ${done}\n`);
}

/** What `migrate` would do. Beside a bot that runs, too: an upgrade is looked at before the bot is stopped. */
async function showMigrations(database: string): Promise<void> {
  if (!existsSync(database)) {
    process.stdout.write(`${database} is not there yet: it is made at the first start\n`);
    return;
  }
  const { db, close } = openSqlite(database);
  try {
    const applied = await appliedNames(db);
    const newer = applied.filter((name) => !(name in MIGRATIONS));
    if (newer.length > 0) {
      throw new CliProblem([
        `${database} is newer than this Hotline (it has ${newer.join(', ')}): start the newer Hotline, or restore a backup from before its upgrade`,
      ]);
    }
    const ahead = Object.keys(MIGRATIONS).filter((name) => !applied.includes(name));
    process.stdout.write(
      ahead.length === 0
        ? `${database} is up to date\n`
        : `${database} would be migrated: ${ahead.join(', ')}. There is no way back but a backup: make one first (hotline backup)\n`,
    );
  } finally {
    await close();
  }
}
