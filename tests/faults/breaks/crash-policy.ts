import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';

/** What was in flight when the bot was killed has failed: so does the best-known open-source pager. */
export function crashedMeansFailed(databaseFile: string): void {
  onOrphans(databaseFile, `state = 'failed', settled_at = last_attempt_at, why = 'crashed'`);
}

/** What was in flight when the bot was killed was not sent: it is sent again, without a look. */
export function crashedMeansAgain(databaseFile: string): void {
  onOrphans(databaseFile, `state = 'pending', next_attempt_at = 0`);
}

function onOrphans(databaseFile: string, change: string): void {
  if (!existsSync(databaseFile)) return;
  const database = new Database(databaseFile);
  try {
    const table = `select 1 from sqlite_master where name = 'outbox'`;
    // A kill within the first moments leaves a file without tables.
    if (database.prepare(table).get() === undefined) return;
    database.prepare(`update outbox set ${change} where state = 'sending'`).run();
    const hasHeads = database.prepare(
      `select 1 from pragma_table_info('outbox') where name = 'head'`,
    );
    if (hasHeads.get() === undefined) return;
    database.exec(`update outbox set head = 1 where id in (select min(id) from outbox
      where state in ('pending', 'sending', 'unknown') group by lane)`);
  } finally {
    database.close();
  }
}
