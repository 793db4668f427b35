import type { Kysely } from 'kysely';

/** What customers are told when their incidents change hands. */
// A migration describes the schema that it makes, so there is no schema type yet that it could name.
// oxlint-disable-next-line typescript/no-explicit-any
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('customer_mails')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('team', 'text', (c) => c.notNull())
    .addColumn('week', 'text', (c) => c.notNull())
    .addColumn('handoff', 'text', (c) => c.notNull())
    .addColumn('customer', 'text', (c) => c.notNull())
    .addColumn('to_id', 'text', (c) => c.notNull().references('responders.id'))
    .addColumn('incidents', 'text', (c) => c.notNull())
    .addColumn('basis', 'text', (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('name', 'text')
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('attempt', 'integer', (c) => c.notNull())
    .addColumn('by_user', 'text', (c) => c.notNull())
    .addColumn('by_name', 'text', (c) => c.notNull())
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .addColumn('why', 'text')
    .execute();
  await db.schema
    .createIndex('customer_mails_handoff')
    .on('customer_mails')
    .column('handoff')
    .execute();
  await db.schema
    .createIndex('customer_mails_customer')
    .on('customer_mails')
    .columns(['team', 'customer', 'changed_at'])
    .execute();
  await db.schema
    .createIndex('customer_mails_changed')
    .on('customer_mails')
    .column('changed_at')
    .execute();
}
