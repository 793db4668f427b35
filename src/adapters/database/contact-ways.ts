import type { ContactWay, ContactWayKind, PushFormat } from '../../domain/paging/contact-way.ts';
import type { ContactWays, SigningKeys } from '../../ports/contact-ways.ts';
import type { ContactWayRow } from './contact-way-row.ts';
import type { Db } from './kysely-store.ts';
import { nextId } from './next-id.ts';
import { stored } from './stored.ts';

export function contactWaysIn(db: Db): ContactWays {
  return {
    nextId: async () => await nextId(db, 'way'),
    put: async (way) => {
      const values = {
        user_id: way.userId,
        kind: way.kind,
        address: way.address,
        format: way.format ?? null,
        secret: way.secret ?? null,
        after_minutes: way.afterMinutes,
        given_at: way.givenAt,
        asked_at: way.askedAt ?? null,
        confirmed_at: way.confirmedAt ?? null,
      };
      await db
        .insertInto('contact_ways')
        .values({ id: way.id, ...values })
        .onConflict((oc) => oc.column('id').doUpdateSet(values))
        .execute();
    },
    get: async (id) => {
      const row = await db
        .selectFrom('contact_ways')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row && fromRow(row);
    },
    of: async (userId) => {
      const rows = await db
        .selectFrom('contact_ways')
        .selectAll()
        .where('user_id', '=', userId)
        .orderBy('after_minutes')
        .orderBy('given_at')
        .execute();
      return rows.map(fromRow);
    },
    at: async (address, kinds) => {
      const rows = await db
        .selectFrom('contact_ways')
        .selectAll()
        .where('address', '=', address)
        .where('kind', 'in', kinds)
        .execute();
      return rows.map(fromRow);
    },
    lastAskedAt: async (kind) => {
      const row = await db
        .selectFrom('contact_ways')
        .select('asked_at')
        .where('kind', '=', kind)
        .where('asked_at', 'is not', null)
        .orderBy('asked_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.asked_at ?? undefined;
    },
    remove: async (id) => {
      await db.deleteFrom('contact_ways').where('id', '=', id).execute();
    },
  };
}

export function signingKeysIn(db: Db): SigningKeys {
  return {
    get: async (name, fresh) => {
      await db
        .insertInto('signing_keys')
        .values({ name, key: fresh() })
        .onConflict((oc) => oc.column('name').doNothing())
        .execute();
      const row = await db
        .selectFrom('signing_keys')
        .select('key')
        .where('name', '=', name)
        .executeTakeFirstOrThrow();
      return row.key;
    },
  };
}

function fromRow(r: ContactWayRow): ContactWay {
  return {
    id: r.id,
    userId: r.user_id,
    kind: stored<ContactWayKind>(r.kind),
    address: r.address,
    ...(r.format === null ? {} : { format: stored<PushFormat>(r.format) }),
    ...(r.secret === null ? {} : { secret: r.secret }),
    afterMinutes: r.after_minutes,
    givenAt: r.given_at,
    ...(r.asked_at === null ? {} : { askedAt: r.asked_at }),
    ...(r.confirmed_at === null ? {} : { confirmedAt: r.confirmed_at }),
  };
}
