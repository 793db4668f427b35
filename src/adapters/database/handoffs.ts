import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { HandedOver, Handoff, HandoffItem } from '../../domain/handoff/handoff.ts';
import type { Deed } from '../../domain/incident/incident.ts';
import type { Handoffs } from '../../ports/handoffs.ts';
import type { Db } from './kysely-store.ts';
import type { Schema } from './schema.ts';
import { storedJson } from './stored.ts';

export function handoffsIn(db: Db): Handoffs {
  return {
    nextId: async () => await Promise.resolve(randomUUID()),
    put: async (handoff) => {
      const values = {
        team: handoff.team,
        week: handoff.week,
        from_id: handoff.fromId,
        named_id: handoff.namedId ?? null,
        state: handoff.state,
        began_at: handoff.beganAt,
        items: JSON.stringify(handoff.items),
        handed: handoff.handed ? JSON.stringify(handoff.handed) : null,
        accepted: handoff.accepted ? JSON.stringify(handoff.accepted) : null,
      };
      await db
        .insertInto('handoffs')
        .values({ id: handoff.id, ...values })
        .onConflict((oc) => oc.column('id').doUpdateSet(values))
        .execute();
    },
    get: async (id) => {
      const row = await db
        .selectFrom('handoffs')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row && fromRow(row);
    },
    inState: async (team, state) => {
      const rows = await db
        .selectFrom('handoffs')
        .selectAll()
        .where('team', '=', team)
        .where('state', '=', state)
        .orderBy('began_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(fromRow);
    },
    openFrom: async (responder) => {
      const rows = await db
        .selectFrom('handoffs')
        .selectAll()
        .where('from_id', '=', responder)
        .where('state', '=', 'open')
        .orderBy('began_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(fromRow);
    },
    purge: async (before, limit) => {
      const { numDeletedRows } = await db
        .deleteFrom('handoffs')
        .where('id', 'in', (eb) =>
          eb
            .selectFrom('handoffs')
            .select('id')
            .where('began_at', '<', before)
            .where('state', '=', 'accepted')
            .limit(limit),
        )
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}

function fromRow(row: Selectable<Schema['handoffs']>): Handoff {
  return {
    id: row.id,
    team: row.team,
    week: row.week,
    fromId: row.from_id,
    namedId: row.named_id ?? undefined,
    state: row.state,
    items: storedJson<HandoffItem[]>(row.items),
    beganAt: row.began_at,
    handed: row.handed === null ? undefined : storedJson<HandedOver>(row.handed),
    accepted: row.accepted === null ? undefined : storedJson<Deed>(row.accepted),
  };
}
