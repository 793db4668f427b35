import { type Kysely, sql } from 'kysely';
import type { DialectTraits } from './kysely-store.ts';
import type { Schema } from './schema.ts';
import { postgresSearchIn } from './search/postgres-search.ts';

/** Conflicts between two serialisable transactions: whoever lost simply runs again. */
const RETRY_CODES: ReadonlySet<string> = new Set(['40001', '40P01']);
const MOST_TRIES = 20;

/** PostgreSQL: transactions are SERIALIZABLE, and one that lost against another is run again. */
export function postgresTraits(db: Kysely<Schema>): DialectTraits {
  return {
    search: postgresSearchIn,
    close: async () => {
      await db.destroy();
    },
    serialised: async (work) => {
      for (let tries = 1; ; tries++) {
        try {
          return await db.transaction().setIsolationLevel('serializable').execute(work);
        } catch (error) {
          if (tries >= MOST_TRIES || !isConflict(error)) throw error;
          // A little while, longer each time and different for each, or the same two would meet again.
          await sql`select pg_sleep(random() * ${tries / 200})`.execute(db);
        }
      }
    },
  };
}

function isConflict(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    RETRY_CODES.has(error.code)
  );
}

/** What `pg` must be told: 64-bit integers are instants and counts, and all of ours fit into a number. */
export const POSTGRES_INT8_OID = 20;

export function parseInt8(text: string): number {
  return Number(text);
}
