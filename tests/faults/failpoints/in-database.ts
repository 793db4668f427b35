import type { KyselyPlugin } from 'kysely';
import { type OpenSqlite, openSqlite } from '../../../src/adapters/database/sqlite.ts';
import type { Death } from './death.ts';

export interface DyingDatabase {
  readonly open: (file: string) => OpenSqlite;
  /** Says that the migrations are done. */
  readonly migrated: () => void;
}

/** At each statement of the migrations. */
export function dyingDatabase(death: Death): DyingDatabase {
  let isMigrating = true;
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      if (isMigrating) death.at('migration-half');
      return node;
    },
    transformResult: async ({ result }) => await Promise.resolve(result),
  };
  return {
    open: (file) => {
      const opened = openSqlite(file);
      return { ...opened, db: opened.db.withPlugin(plugin) };
    },
    migrated: () => {
      isMigrating = false;
    },
  };
}
