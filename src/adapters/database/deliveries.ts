import type { Deliveries } from '../../ports/store.ts';
import type { Db } from './kysely-store.ts';
import { storedJson } from './stored.ts';

export function deliveriesIn(db: Db): Deliveries {
  return {
    answerOf: async (key) => {
      const row = await db
        .selectFrom('deliveries')
        .select('answer')
        .where('key', '=', key)
        .executeTakeFirst();
      return row && { answer: storedJson<unknown>(row.answer) };
    },
    consume: async (key, answer, at) => {
      await db
        .insertInto('deliveries')
        .values({ key, answer: JSON.stringify(answer ?? null), at })
        .execute();
    },
    purge: async (before, limit) => {
      const { numDeletedRows } = await db
        .deleteFrom('deliveries')
        .where('key', 'in', (eb) =>
          eb.selectFrom('deliveries').select('key').where('at', '<', before).limit(limit),
        )
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}
