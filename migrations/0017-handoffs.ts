import type { Kysely } from 'kysely';

/** What passes from one week to the next: decided on, handed over, accepted. */
// A migration describes the schema that it makes, so there is no schema type yet that it could name.
// oxlint-disable-next-line typescript/no-explicit-any
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('handoffs')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('team', 'text', (c) => c.notNull())
    .addColumn('week', 'text', (c) => c.notNull())
    .addColumn('from_id', 'text', (c) => c.notNull().references('responders.id'))
    .addColumn('named_id', 'text', (c) => c.references('responders.id'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('began_at', 'bigint', (c) => c.notNull())
    .addColumn('items', 'text', (c) => c.notNull())
    .addColumn('handed', 'text')
    .addColumn('accepted', 'text')
    .execute();
  await db.schema
    .createIndex('handoffs_state')
    .on('handoffs')
    .columns(['team', 'state', 'began_at'])
    .execute();
  await db.schema
    .createIndex('handoffs_from')
    .on('handoffs')
    .columns(['from_id', 'state', 'began_at'])
    .execute();
  await db.schema.createIndex('handoffs_began').on('handoffs').column('began_at').execute();
}
