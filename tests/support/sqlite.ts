import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createKyselyStore, sqliteTraits } from '../../src/adapters/database/kysely-store.ts';
import { migrate } from '../../src/adapters/database/migrate.ts';
import { explainSqliteError } from '../../src/adapters/database/problem.ts';
import { type OpenSqlite, openSqlite } from '../../src/adapters/database/sqlite.ts';
import type { Store } from '../../src/ports/store.ts';
import { TEST_FOLDERS } from './test-folders.ts';

export interface SqliteStore extends OpenSqlite {
  readonly store: Store;
}

/** A migrated store; in memory unless a file is named. */
export async function sqliteStore(file = ':memory:'): Promise<SqliteStore> {
  const opened = openSqlite(file);
  await migrate(opened.db);
  const store = createKyselyStore(
    sqliteTraits(opened.db, opened.close, (error) => explainSqliteError(error, file)),
  );
  return { ...opened, store };
}

/** Runs a test in a folder of its own, and takes the folder away. */
export async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(TEST_FOLDERS, 'hotline-test-'));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
