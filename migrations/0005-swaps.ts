import type { ColumnDataType, Kysely } from 'kysely';

/** Swaps of whole weeks, and covers that somebody is asked for. */
// A migration describes the schema that it makes, so there is no schema type yet that it could name.
// oxlint-disable-next-line typescript/no-explicit-any
export async function up(db: Kysely<any>): Promise<void> {
  const instant: ColumnDataType = 'bigint';

  await db.schema
    .createTable('swaps')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('team', 'text', (c) => c.notNull())
    .addColumn('asked_by', 'text', (c) => c.notNull())
    .addColumn('asked_by_name', 'text', (c) => c.notNull())
    .addColumn('gives', 'text', (c) => c.notNull())
    .addColumn('gets', 'text', (c) => c.notNull())
    .addColumn('overridden', 'text', (c) => c.notNull())
    .addColumn('requested_at', instant, (c) => c.notNull())
    .addColumn('lapses_at', instant, (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('settled', 'text')
    .execute();
  await db.schema.createIndex('swaps_state').on('swaps').columns(['team', 'state']).execute();

  await db.schema
    .createTable('cover_offers')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('team', 'text', (c) => c.notNull())
    .addColumn('asked_by', 'text', (c) => c.notNull())
    .addColumn('asked_by_name', 'text', (c) => c.notNull())
    .addColumn('for_id', 'text', (c) => c.notNull().references('responders.id'))
    .addColumn('to_id', 'text', (c) => c.references('responders.id'))
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('from_at', instant, (c) => c.notNull())
    .addColumn('to_at', instant, (c) => c.notNull())
    .addColumn('requested_at', instant, (c) => c.notNull())
    .addColumn('lapses_at', instant, (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('settled', 'text')
    .execute();
  await db.schema
    .createIndex('cover_offers_state')
    .on('cover_offers')
    .columns(['team', 'state'])
    .execute();
}
