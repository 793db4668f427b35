import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { Backups } from '../../ports/backups.ts';
import { DatabaseProblem, explainSqliteError } from './problem.ts';

/** Incidents that were confirmed after the backup keep their numbers to themselves when it is restored. */
const NUMBERS_SKIPPED = 100;

/**
 * Copies a SQLite database while others write to it, and checks the copy. The copy may be used as it is in the place of
 * the original: whatever was unsent in it counts as unknown, so that it is looked up before it is sent again.
 *
 * @param to a file that does not exist yet, made with mode 0600; it appears whole or not at all.
 * @throws DatabaseProblem with the remedy.
 */
export async function backUpSqlite(file: string, to: string): Promise<void> {
  const partial = `${to}.partial`;
  try {
    await rm(partial, { force: true });
    await copyInto(file, partial);
    makeRestorable(partial);
    await flush(partial);
    await rename(partial, to);
    await flush(dirname(to));
  } catch (error) {
    await removeWithJournals(partial);
    throw explainBackupError(error, file, to);
  }
}

async function copyInto(file: string, partial: string): Promise<void> {
  // Made before SQLite sees it: it would be readable by others for a moment.
  await (await open(partial, 'wx', 0o600)).close();
  // A connection of its own that holds a snapshot: the bot's commits neither wait for the copy nor make it start anew.
  const source = new Database(file, { fileMustExist: true, timeout: 5_000 });
  try {
    source.exec('BEGIN');
    source.prepare('select count(*) from sqlite_master').get();
    await source.backup(partial);
    source.exec('COMMIT');
  } finally {
    source.close();
  }
}

/** Checks every page, and prepares the copy for the day on which it takes the original's place. */
function makeRestorable(partial: string): void {
  const copy = new Database(partial);
  try {
    // One file that is whole by itself, without a journal beside it; the bot goes back to WAL at its start.
    copy.pragma('journal_mode = DELETE');
    const verdict = copy.pragma('integrity_check', { simple: true });
    if (verdict !== 'ok') {
      throw new DatabaseProblem(
        `the copy is not intact (${String(verdict).split('\n')[0] ?? ''})`,
        'the database or the disk is damaged: check the disk, and keep the newest good backup',
      );
    }
    const has = copy.prepare("select 1 from sqlite_master where type = 'table' and name = ?");
    if (has.get('outbox') !== undefined) {
      copy
        .prepare(
          `update outbox set state = 'unknown', last_attempt_at = coalesce(last_attempt_at, decided_at)
           where state in ('pending', 'sending')`,
        )
        .run();
    }
    if (has.get('counters') !== undefined) {
      copy.prepare('update counters set value = value + ?').run(NUMBERS_SKIPPED);
    }
  } finally {
    copy.close();
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function removeWithJournals(path: string): Promise<void> {
  for (const ending of ['', '-journal', '-wal', '-shm'])
    await rm(`${path}${ending}`, { force: true });
}

function explainBackupError(error: unknown, file: string, to: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'SQLITE_FULL') {
    return new DatabaseProblem(
      `there is no room for the backup ${to}`,
      'free some space there, or choose another folder',
      error,
    );
  }
  if (/^E(?:ACCES|PERM|ROFS|NOENT|NOTDIR)$/u.test(code)) {
    return new DatabaseProblem(
      `the backup ${to} cannot be written (${code})`,
      'check that its folder exists and that the user that runs Hotline may write there',
      error,
    );
  }
  return explainSqliteError(error, file);
}

/** Backups in a folder of their own, one a period, of which the newest `keep` are kept. */
export function sqliteBackups(options: {
  readonly file: string;
  readonly folder: string;
  readonly keep: number;
}): Backups {
  const { file, folder, keep } = options;
  const stem = basename(file).replace(/\.(?:db|sqlite3?)$/u, '');
  return {
    make: async (period) => {
      await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
        throw explainBackupError(error, file, folder);
      });
      await backUpSqlite(file, join(folder, `${stem}-${period}.db`));
      const ours = (await readdir(folder))
        .filter((name) => name.startsWith(`${stem}-`) && /-\d{4}-\d{2}-\d{2}\.db$/u.test(name))
        .toSorted();
      for (const old of ours.slice(0, -keep)) await rm(join(folder, old), { force: true });
    },
  };
}
