import type { Digests } from '../../ports/digests.ts';
import type { Db } from './kysely-store.ts';

export function digestsIn(db: Db): Digests {
  return {
    lastTold: async (team, userId) => {
      const row = await db
        .selectFrom('digests')
        .select('content')
        .where('team', '=', team)
        .where('user_id', '=', userId)
        .executeTakeFirst();
      return row?.content;
    },
    told: async (team, userId, content) => {
      await db
        .insertInto('digests')
        .values({ team, user_id: userId, content })
        .onConflict((oc) => oc.columns(['team', 'user_id']).doUpdateSet({ content }))
        .execute();
    },
  };
}
