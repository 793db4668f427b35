import type { Selectable } from 'kysely';
import type { CustomerMail } from '../../domain/mail/customer-mail.ts';
import type { CustomerMails } from '../../ports/customer-mails.ts';
import type { Db } from './kysely-store.ts';
import type { Schema } from './schema.ts';
import { storedJson } from './stored.ts';

export function customerMailsIn(db: Db): CustomerMails {
  return {
    put: async (mail) => {
      const values = {
        team: mail.team,
        week: mail.week,
        handoff: mail.handoff,
        customer: mail.customer,
        to_id: mail.toId,
        incidents: JSON.stringify(mail.incidents),
        basis: mail.basis,
        address: mail.address,
        name: mail.name ?? null,
        subject: mail.subject,
        body: mail.text,
        state: mail.state,
        attempt: mail.attempt,
        by_user: mail.by.userId,
        by_name: mail.by.name,
        changed_at: mail.changedAt,
        why: mail.why ?? null,
      };
      await db
        .insertInto('customer_mails')
        .values({ id: mail.id, ...values })
        .onConflict((oc) => oc.column('id').doUpdateSet(values))
        .execute();
    },
    get: async (id) => {
      const row = await db
        .selectFrom('customer_mails')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row && fromRow(row);
    },
    ofHandoff: async (handoff) => {
      const rows = await db
        .selectFrom('customer_mails')
        .selectAll()
        .where('handoff', '=', handoff)
        .orderBy('id')
        .execute();
      return rows.map(fromRow);
    },
    ofCustomer: async (team, customer, limit) => {
      const rows = await db
        .selectFrom('customer_mails')
        .selectAll()
        .where('team', '=', team)
        .where('customer', '=', customer)
        .orderBy('changed_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },
    purge: async (before, limit) => {
      const { numDeletedRows } = await db
        .deleteFrom('customer_mails')
        .where('id', 'in', (eb) =>
          eb
            .selectFrom('customer_mails')
            .select('id')
            .where('changed_at', '<', before)
            .limit(limit),
        )
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}

function fromRow(row: Selectable<Schema['customer_mails']>): CustomerMail {
  return {
    id: row.id,
    team: row.team,
    week: row.week,
    handoff: row.handoff,
    customer: row.customer,
    toId: row.to_id,
    incidents: storedJson<number[]>(row.incidents),
    basis: row.basis,
    address: row.address,
    name: row.name ?? undefined,
    subject: row.subject,
    text: row.body,
    state: row.state,
    attempt: row.attempt,
    by: { userId: row.by_user, name: row.by_name },
    changedAt: row.changed_at,
    why: row.why ?? undefined,
  };
}
