import type Database from 'better-sqlite3';

/**
 * A full disk under the bot's own connection. SQLite may not take one more page, and a trigger makes what is written
 * need one: so it gives up with SQLITE_FULL inside the transaction, as when the disk is full.
 */
export function fill(raw: Database.Database, writes: readonly string[]): void {
  raw.exec('create table if not exists need (page blob)');
  for (const [n, write] of writes.entries()) {
    raw.exec(
      `create temp trigger full_${String(n)} ${write}
       begin insert into main.need values (zeroblob(20000)); end`,
    );
  }
  raw.pragma(`max_page_count = ${String(raw.pragma('page_count', { simple: true }))}`);
}

export function makeRoom(raw: Database.Database): void {
  const triggers = raw.prepare(`select name from sqlite_temp_master where type = 'trigger'`);
  for (const name of triggers.pluck().all()) raw.exec(`drop trigger ${String(name)}`);
  raw.pragma('max_page_count = 1000000');
}

/** All that a bot writes in passing. */
export const EVERYTHING = [
  'after insert on incidents',
  'after update on incidents',
  'after insert on events',
  'after insert on outbox',
  'after update on outbox',
  'after delete on timers',
  'after update on presence',
] as const;
