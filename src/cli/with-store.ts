import { existsSync } from 'node:fs';
import { createKyselyStore, sqliteTraits } from '../adapters/database/kysely-store.ts';
import { appliedNames, MIGRATIONS } from '../adapters/database/migrate.ts';
import { explainSqliteError } from '../adapters/database/problem.ts';
import { openSqlite } from '../adapters/database/sqlite.ts';
import type { Store } from '../ports/store.ts';
import { CliProblem } from './problem.ts';

/**
 * Opens a database to read it, and closes it afterwards. One that has another shape than this Hotline's is left alone.
 *
 * @param otherwise what else can be done where there is no such file; empty, or a clause after a comma.
 */
export async function withStore<T>(
  file: string,
  otherwise: string,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  if (!existsSync(file)) {
    throw new CliProblem([
      `${file}: there is no such database; name it with --database or HOTLINE_DATABASE${otherwise}`,
    ]);
  }
  const { db, close } = openSqlite(file);
  const store = createKyselyStore(
    sqliteTraits(db, close, (error) => explainSqliteError(error, file)),
  );
  try {
    const applied = await appliedNames(db);
    if (Object.keys(MIGRATIONS).some((name) => !applied.includes(name))) {
      throw new CliProblem([
        `${file} is older than this Hotline: hotline migrate brings it up to date`,
      ]);
    }
    return await work(store);
  } finally {
    await store.close();
  }
}
