import type { Presence } from '../../ports/store.ts';
import type { Db } from './kysely-store.ts';

export function presenceIn(db: Db): Presence {
  const row = async (): Promise<{ epoch: number; seen_at: number } | undefined> =>
    await db
      .selectFrom('presence')
      .select(['epoch', 'seen_at'])
      .where('id', '=', 1)
      .executeTakeFirst();
  return {
    begin: async (now) => {
      const before = await row();
      const epoch = (before?.epoch ?? 0) + 1;
      await db
        .insertInto('presence')
        .values({ id: 1, epoch, seen_at: now })
        .onConflict((oc) => oc.column('id').doUpdateSet({ epoch, seen_at: now }))
        .execute();
      return { epoch, lastSeenAt: before?.seen_at };
    },
    seen: async (now) => {
      await db.updateTable('presence').set({ seen_at: now }).where('id', '=', 1).execute();
    },
    recordOutage: async (from, to) => {
      await db
        .insertInto('outages')
        .values({ from_at: from, to_at: to })
        .onConflict((oc) => oc.column('from_at').doUpdateSet({ to_at: to }))
        .execute();
    },
    outageDuring: async (from, to) => {
      const found = await db
        .selectFrom('outages')
        .selectAll()
        .where('from_at', '<=', to)
        .where('to_at', '>=', from)
        .orderBy('from_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return found && { from: found.from_at, to: found.to_at };
    },
    epoch: async () => (await row())?.epoch ?? 0,
  };
}
