import { createLog } from '../adapters/system/pino-log.ts';
import { openStore } from '../compose.ts';

/** `hotline migrate`: brings the database up to date; `start` does the same by itself. */
export async function migrateDatabase(options: { readonly database: string }): Promise<void> {
  const { close, applied } = await openStore(options.database, createLog('silent'));
  await close();
  const done = applied.length === 0 ? 'is up to date' : `migrated: ${applied.join(', ')}`;
  process.stdout.write(`${options.database} ${done}\n`);
}
