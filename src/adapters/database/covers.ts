import type { Selectable } from 'kysely';
import type { Cover, CoverKind } from '../../domain/rotation/cover.ts';
import type { Role } from '../../domain/rotation/role.ts';
import type { Covers } from '../../ports/store.ts';
import type { Db } from './kysely-store.ts';
import { nextId } from './next-id.ts';
import type { Schema } from './schema.ts';
import { stored } from './stored.ts';

export function coversIn(db: Db): Covers {
  return {
    nextId: async () => await nextId(db, 'cover'),
    put: async (team, cover) => {
      const values = {
        team,
        kind: cover.kind,
        role: cover.role,
        responder_id: cover.responderId,
        from_at: cover.from,
        to_at: cover.to,
        agreed_at: cover.agreedAt,
      };
      await db
        .insertInto('covers')
        .values({ id: cover.id, ...values })
        .onConflict((oc) => oc.column('id').doUpdateSet(values))
        .execute();
    },
    get: async (id) => {
      const row = await db.selectFrom('covers').selectAll().where('id', '=', id).executeTakeFirst();
      return row && fromRow(row);
    },
    overlapping: async (team, from, to) => {
      const rows = await db
        .selectFrom('covers')
        .selectAll()
        .where('team', '=', team)
        .where('to_at', '>', from)
        .where('from_at', '<', to)
        .orderBy('from_at')
        .orderBy('id')
        .execute();
      return rows.map(fromRow);
    },
    remove: async (id) => {
      await db.deleteFrom('covers').where('id', '=', id).execute();
    },
  };
}

function fromRow(row: Selectable<Schema['covers']>): Cover {
  return {
    id: row.id,
    kind: stored<CoverKind>(row.kind),
    role: stored<Role>(row.role),
    responderId: row.responder_id,
    from: row.from_at,
    to: row.to_at,
    agreedAt: row.agreed_at,
  };
}
