import { existsSync } from 'node:fs';
import { createKyselyStore, sqliteTraits } from '../adapters/database/kysely-store.ts';
import { explainSqliteError } from '../adapters/database/problem.ts';
import { openSqlite } from '../adapters/database/sqlite.ts';
import { CliProblem } from './problem.ts';

/** `hotline audit`: whether the event log is as it was written. Works beside a running bot. Exit code 1 when it is not. */
export async function audit({ database }: { readonly database: string }): Promise<void> {
  if (!existsSync(database)) {
    throw new CliProblem([
      `${database}: there is no such database; name it with --database or HOTLINE_DATABASE`,
    ]);
  }
  const opened = openSqlite(database);
  const explain = (error: unknown): unknown => explainSqliteError(error, database);
  const store = createKyselyStore(sqliteTraits(opened.db, opened.close, explain));
  try {
    const broken = await store.transaction(async (tx) => await tx.log.firstBroken());
    if (broken !== undefined) {
      throw new CliProblem(
        [
          `${database}: the event log was changed at event ${String(broken)}: compare it with a backup from before`,
        ],
        1,
      );
    }
    process.stdout.write(`${database}: every event is as it was written\n`);
  } finally {
    await store.close();
  }
}
