import type { Homes } from '../../ports/homes.ts';
import type { Db } from './kysely-store.ts';

export function homesIn(db: Db): Homes {
  return {
    opened: async (userId, at) => {
      await db
        .insertInto('homes')
        .values({ user_id: userId, opened_at: at, digest: null, version: null })
        .onConflict((oc) => oc.column('user_id').doUpdateSet({ opened_at: at }))
        .execute();
    },
    get: async (userId) => {
      const row = await db
        .selectFrom('homes')
        .selectAll()
        .where('user_id', '=', userId)
        .executeTakeFirst();
      return (
        row && {
          userId: row.user_id,
          openedAt: row.opened_at,
          shown:
            row.digest === null
              ? undefined
              : { digest: row.digest, version: row.version ?? undefined },
        }
      );
    },
    openSince: async (since) => {
      const rows = await db
        .selectFrom('homes')
        .select('user_id')
        .where('opened_at', '>=', since)
        .orderBy('user_id')
        .execute();
      return rows.map((row) => row.user_id);
    },
    forget: async (userId) => {
      await db.deleteFrom('homes').where('user_id', '=', userId).execute();
    },
    shows: async (userId, { digest, version }) => {
      await db
        .updateTable('homes')
        .set({ digest, version: version ?? null })
        .where('user_id', '=', userId)
        .execute();
    },
  };
}
