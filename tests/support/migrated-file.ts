import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrate } from '../../src/adapters/database/migrate.ts';
import { openSqlite } from '../../src/adapters/database/sqlite.ts';
import { TEST_FOLDERS } from './test-folders.ts';

let template: Promise<Buffer> | undefined;

/** Makes an empty database with the whole schema at `file`; copied, since the migrations take longer than many tests. */
export async function makeMigratedFile(file: string): Promise<void> {
  template ??= makeTemplate();
  await writeFile(file, await template, { mode: 0o600 });
}

async function makeTemplate(): Promise<Buffer> {
  const folder = await mkdtemp(join(TEST_FOLDERS, 'hotline-template-'));
  const file = join(folder, 'template.db');
  const opened = openSqlite(file);
  await migrate(opened.db);
  // Closing the last connection takes everything out of the write-ahead log.
  await opened.close();
  const made = await readFile(file);
  await rm(folder, { recursive: true, force: true });
  return made;
}
