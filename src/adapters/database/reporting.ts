import { randomUUID } from 'node:crypto';
import { customerKey, type KnownCustomer } from '../../domain/incident/known-customers.ts';
import type { SharedMessage } from '../../domain/incident/shared-message.ts';
import type { CallBacks, Customers, SharedMessages } from '../../ports/reporting.ts';
import type { Db } from './kysely-store.ts';
import type { Schema } from './schema.ts';
import { storedJson } from './stored.ts';

type CustomerRow = Pick<Schema['customers'], 'id' | 'name' | 'email' | 'phone' | 'organisation'>;

const CUSTOMER_COLUMNS = ['id', 'name', 'email', 'phone', 'organisation'] as const;

export function customersIn(db: Db): Customers {
  return {
    remember: async (team, customer, now) => {
      const key = customerKey(customer);
      if (key === undefined) return;
      const name = customer.name?.trim() ?? null;
      const values = {
        small_name: (name ?? customer.email ?? '').toLowerCase(),
        name,
        email: customer.email ?? null,
        phone: customer.phone ?? null,
        organisation: customer.organisation ?? null,
        asked_at: now,
      };
      // What is not said this time is not forgotten for that.
      const said = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
      await db
        .insertInto('customers')
        .values({ id: randomUUID(), team, key, ...values })
        .onConflict((oc) => oc.columns(['team', 'key']).doUpdateSet(said))
        .execute();
    },
    get: async (team, id) => {
      const row = await db
        .selectFrom('customers')
        .select(CUSTOMER_COLUMNS)
        .where('id', '=', id)
        .where('team', '=', team)
        .executeTakeFirst();
      return row && fromRow(row);
    },
    latest: async (team, limit) => {
      const rows = await db
        .selectFrom('customers')
        .select(CUSTOMER_COLUMNS)
        .where('team', '=', team)
        .orderBy('asked_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },
    named: async (team, beginning, limit) => {
      const rows = await db
        .selectFrom('customers')
        .select(CUSTOMER_COLUMNS)
        .where('team', '=', team)
        // A range rather than LIKE: what somebody types may hold its wildcards, and this uses the index.
        .where('small_name', '>=', beginning.toLowerCase())
        .where('small_name', '<', `${beginning.toLowerCase()}\u{10ffff}`)
        .orderBy('small_name')
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },
  };
}

function fromRow({ id, name, email, phone, organisation }: CustomerRow): KnownCustomer {
  return {
    id,
    name: name ?? undefined,
    email: email ?? undefined,
    phone: phone ?? undefined,
    organisation: organisation ?? undefined,
  };
}

export function callBacksIn(db: Db): CallBacks {
  return {
    put: async (incident, { phone, reference }) => {
      const values = { phone, reference: reference ?? null };
      await db
        .insertInto('call_backs')
        .values({ incident, ...values })
        .onConflict((oc) => oc.column('incident').doUpdateSet(values))
        .execute();
    },
    get: async (incident) => {
      const row = await db
        .selectFrom('call_backs')
        .select(['phone', 'reference'])
        .where('incident', '=', incident)
        .executeTakeFirst();
      return row && { phone: row.phone, reference: row.reference ?? undefined };
    },
  };
}

/** What is kept of a message as JSON; its address and what became of it are columns of their own. */
type Kept = Omit<SharedMessage, 'id' | 'link' | 'incident'>;

export function sharedMessagesIn(db: Db): SharedMessages {
  return {
    put: async ({ id, ...kept }, now) => {
      const message = JSON.stringify(kept satisfies Kept);
      await db
        .insertInto('shared_messages')
        .values({ id, made_at: now, message, link: null, incident: null })
        .onConflict((oc) => oc.column('id').doUpdateSet({ message, made_at: now }))
        .execute();
    },
    get: async (id) => {
      const row = await db
        .selectFrom('shared_messages')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const kept = storedJson<Kept>(row.message);
      return {
        ...kept,
        authorId: kept.authorId,
        channelName: kept.channelName,
        id,
        link: row.link ?? undefined,
        incident: row.incident ?? undefined,
      };
    },
    putLink: async (id, link) => {
      await db.updateTable('shared_messages').set({ link }).where('id', '=', id).execute();
    },
    putIncident: async (id, incident) => {
      await db.updateTable('shared_messages').set({ incident }).where('id', '=', id).execute();
    },
    remove: async (id) => {
      await db.deleteFrom('shared_messages').where('id', '=', id).execute();
    },
    purge: async (before, limit) => {
      const { numDeletedRows } = await db
        .deleteFrom('shared_messages')
        .where('id', 'in', (eb) =>
          eb.selectFrom('shared_messages').select('id').where('made_at', '<', before).limit(limit),
        )
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}
