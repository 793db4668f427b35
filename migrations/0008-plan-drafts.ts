import type { Kysely } from 'kysely';

/** Plans that were looked at and may be published; since when somebody is in the rotation. */
// A migration describes the schema that it makes, so there is no schema type yet that it could name.
// oxlint-disable-next-line typescript/no-explicit-any
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('plan_drafts')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('team', 'text', (c) => c.notNull())
    .addColumn('made_by', 'text', (c) => c.notNull())
    .addColumn('made_at', 'bigint', (c) => c.notNull())
    .addColumn('first', 'text', (c) => c.notNull())
    .addColumn('weeks', 'integer', (c) => c.notNull())
    .addColumn('basis', 'text', (c) => c.notNull())
    .addColumn('seats', 'text', (c) => c.notNull())
    .addColumn('days_off', 'text')
    .addColumn('published', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('plan_drafts_made').on('plan_drafts').column('made_at').execute();
  await db.schema.alterTable('responders').addColumn('joined_on', 'text').execute();
}
