import { type Kysely, sql } from 'kysely';

/** People who join, leave and change: since when, until when, and with which weight; rules that were set aside. */
// A migration describes the schema that it makes, so there is no schema type yet that it could name.
// oxlint-disable-next-line typescript/no-explicit-any
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('responders').addColumn('leaves_on', 'text').execute();
  await db.schema.alterTable('responders').addColumn('newcomer_since', 'text').execute();
  await db.schema
    .createTable('rotation_spells')
    .addColumn('responder_id', 'text', (c) => c.notNull().references('responders.id'))
    .addColumn('from_date', 'text')
    .addColumn('to_date', 'text', (c) => c.notNull())
    .addColumn('weight', 'double precision', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('rotation_spells_responder')
    .on('rotation_spells')
    .column('responder_id')
    .execute();
  await db.schema.alterTable('plan_drafts').addColumn('roster', 'text').execute();
  await db.schema
    .alterTable('cover_offers')
    .addColumn('overridden', 'text', (c) => c.notNull().defaultTo(sql`'[]'`))
    .execute();
  await db.schema.createIndex('swaps_lapse').on('swaps').column('lapses_at').execute();
  await db.schema.createIndex('cover_offers_lapse').on('cover_offers').column('lapses_at').execute();
}
