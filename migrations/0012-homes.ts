import type { Kysely } from 'kysely';

/** Home tabs that were opened, and what stands in them: they follow what changes. A note beside time off. */
// A migration describes the schema that it makes, so there is no schema type yet that it could name.
// oxlint-disable-next-line typescript/no-explicit-any
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('homes')
    .addColumn('user_id', 'text', (c) => c.primaryKey())
    .addColumn('opened_at', 'bigint', (c) => c.notNull())
    .addColumn('digest', 'text')
    .addColumn('version', 'text')
    .execute();
  await db.schema.createIndex('homes_opened').on('homes').column('opened_at').execute();
  await db.schema.alterTable('time_off').addColumn('note', 'text').execute();
}
