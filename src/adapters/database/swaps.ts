import type { Selectable } from 'kysely';
import type { Assignment } from '../../domain/rotation/assignment.ts';
import type { Swap, SwapSettled, SwapState } from '../../domain/rotation/swap.ts';
import type { Swaps } from '../../ports/exchanges.ts';
import type { Db } from './kysely-store.ts';
import { nextId } from './next-id.ts';
import type { Schema } from './schema.ts';
import { stored, storedJson } from './stored.ts';

export function swapsIn(db: Db): Swaps {
  return {
    nextId: async () => await nextId(db, 'swap'),
    put: async (swap) => {
      const values = {
        team: swap.team,
        asked_by: swap.askedBy.userId,
        asked_by_name: swap.askedBy.name,
        gives: JSON.stringify(swap.gives),
        gets: JSON.stringify(swap.gets),
        overridden: JSON.stringify(swap.overridden),
        requested_at: swap.requestedAt,
        lapses_at: swap.lapsesAt,
        state: swap.state,
        settled: swap.settled === undefined ? null : JSON.stringify(swap.settled),
      };
      await db
        .insertInto('swaps')
        .values({ id: swap.id, ...values })
        .onConflict((oc) => oc.column('id').doUpdateSet(values))
        .execute();
    },
    get: async (id) => {
      const row = await db.selectFrom('swaps').selectAll().where('id', '=', id).executeTakeFirst();
      return row && fromRow(row);
    },
    waiting: async (team) => {
      const rows = await db
        .selectFrom('swaps')
        .selectAll()
        .where('team', '=', team)
        .where('state', '=', 'requested')
        .orderBy('requested_at')
        .orderBy('id')
        .execute();
      return rows.map(fromRow);
    },
    purge: async (before, limit) => {
      const { numDeletedRows } = await db
        .deleteFrom('swaps')
        .where('id', 'in', (eb) =>
          eb
            .selectFrom('swaps')
            .select('id')
            .where('lapses_at', '<', before)
            .where('state', '!=', 'requested')
            .limit(limit),
        )
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}

function fromRow(row: Selectable<Schema['swaps']>): Swap {
  return {
    id: row.id,
    team: row.team,
    askedBy: { userId: row.asked_by, name: row.asked_by_name },
    gives: storedJson<Assignment>(row.gives),
    gets: storedJson<Assignment>(row.gets),
    overridden: storedJson<string[]>(row.overridden),
    requestedAt: row.requested_at,
    lapsesAt: row.lapses_at,
    state: stored<SwapState>(row.state),
    settled: row.settled === null ? undefined : settledFrom(row.settled),
  };
}

function settledFrom(text: string): SwapSettled {
  const { at, by, why } = storedJson<Partial<SwapSettled> & Pick<SwapSettled, 'at'>>(text);
  return { at, by, why };
}
