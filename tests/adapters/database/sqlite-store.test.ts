import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from '@jest/globals';
import { type StoreUnderTest, storeContract } from '../../ports/store.contract.ts';
import { sqliteStore } from '../../support/sqlite.ts';

async function openAt(file?: string): Promise<StoreUnderTest> {
  const { store, raw } = await sqliteStore(file);
  return {
    store,
    tamper: async (id, data) => {
      await Promise.resolve();
      if (data === undefined) raw.prepare('delete from events where id = ?').run(id);
      else raw.prepare('update events set data = ? where id = ?').run(data, id);
    },
  };
}

describe('SQLite in memory', () => {
  storeContract(async () => await openAt());
});

describe('SQLite in a file', () => {
  const folders: string[] = [];
  afterAll(async () => {
    await Promise.all(folders.map(async (f) => await rm(f, { recursive: true, force: true })));
  });
  storeContract(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hotline-store-'));
    folders.push(folder);
    return await openAt(join(folder, 'hotline.db'));
  });
});
