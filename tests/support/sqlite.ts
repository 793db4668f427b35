import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createKyselyStore, sqliteTraits } from '../../src/adapters/database/kysely-store.ts';
import { migrate } from '../../src/adapters/database/migrate.ts';
import { explainSqliteError } from '../../src/adapters/database/problem.ts';
import { type OpenSqlite, openSqlite } from '../../src/adapters/database/sqlite.ts';
import type { Store } from '../../src/ports/store.ts';
import { makeMigratedFile } from './migrated-file.ts';
import { TEST_FOLDERS } from './test-folders.ts';

export interface SqliteStore extends OpenSqlite {
  readonly store: Store;
}

/** A store with the whole schema: at the file named, or in a folder of its own that goes when it is closed. */
export async function sqliteStore(file?: string): Promise<SqliteStore> {
  if (file !== undefined) return await storeAt(file, async () => await Promise.resolve());
  const folder = await mkdtemp(join(TEST_FOLDERS, 'hotline-store-'));
  const own = join(folder, 'hotline.db');
  await makeMigratedFile(own);
  return await storeAt(own, async () => {
    await rm(folder, { recursive: true, force: true });
  });
}

async function storeAt(file: string, closed: () => Promise<void>): Promise<SqliteStore> {
  const opened = openSqlite(file);
  const close = async (): Promise<void> => {
    await opened.close();
    await closed();
  };
  await migrate(opened.db);
  const store = createKyselyStore(
    sqliteTraits(opened.db, close, (error) => explainSqliteError(error, file)),
  );
  return { ...opened, close, store };
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
