import { existsSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Nothing is left of the life before. */
export function forgetAll(databaseFile: string): void {
  for (const ending of ['', '-wal', '-shm']) rmSync(`${databaseFile}${ending}`, { force: true });
}

/** What still waited at the start is taken for stale. */
export function forgetQueue(databaseFile: string): void {
  onOutbox(databaseFile, `delete from outbox where state in ('pending', 'unknown')`);
}

/** As after a backup was put back: what went out since then waits again. */
export function forgetResults(databaseFile: string): void {
  onOutbox(
    databaseFile,
    `update outbox set state = 'pending', settled_at = null, next_attempt_at = 0
     where state = 'sent' and kind = 'page'`,
  );
}

/** The rows that may go are the earliest of their lanes, whatever was done to the others. */
export function onOutbox(databaseFile: string, change: string): void {
  if (!existsSync(databaseFile)) return;
  const database = new Database(databaseFile);
  try {
    // A kill within the first moments leaves a file without tables.
    const hasHeads = database.prepare(
      `select 1 from pragma_table_info('outbox') where name = 'head'`,
    );
    if (hasHeads.get() === undefined) return;
    database.exec(change);
    database.exec(`update outbox set head = 1 where id in (select min(id) from outbox
      where state in ('pending', 'sending', 'unknown') group by lane)`);
  } finally {
    database.close();
  }
}
