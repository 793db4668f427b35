import type { ColumnDataType, Kysely } from 'kysely';

/**
 * Reporting: customers who are remembered, messages that incidents are made from, redirects, and restricted environments
 * with the numbers to call back kept apart.
 */
// A migration describes the schema that it makes, so there is no schema type yet that it could name.
// oxlint-disable-next-line typescript/no-explicit-any
export async function up(db: Kysely<any>): Promise<void> {
  const instant: ColumnDataType = 'bigint';

  await db.schema
    .alterTable('incidents')
    .addColumn('restricted', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('incidents').addColumn('redirected_by', 'text').execute();
  await db.schema.alterTable('incidents').addColumn('redirected_by_name', 'text').execute();
  await db.schema.alterTable('incidents').addColumn('message_link', 'text').execute();
  await db.schema
    .createIndex('incidents_environment')
    .on('incidents')
    .columns(['team', 'environment', 'came_in_at'])
    .execute();

  await db.schema
    .createTable('call_backs')
    .addColumn('incident', 'bigint', (c) => c.primaryKey().references('incidents.number'))
    .addColumn('phone', 'text', (c) => c.notNull())
    .addColumn('reference', 'text')
    .execute();

  await db.schema
    .createTable('customers')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('team', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('small_name', 'text', (c) => c.notNull())
    .addColumn('name', 'text')
    .addColumn('email', 'text')
    .addColumn('phone', 'text')
    .addColumn('organisation', 'text')
    .addColumn('asked_at', instant, (c) => c.notNull())
    .addUniqueConstraint('customers_key', ['team', 'key'])
    .execute();
  await db.schema
    .createIndex('customers_latest')
    .on('customers')
    .columns(['team', 'asked_at'])
    .execute();
  await db.schema
    .createIndex('customers_name')
    .on('customers')
    .columns(['team', 'small_name'])
    .execute();

  await db.schema
    .createTable('shared_messages')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('made_at', instant, (c) => c.notNull())
    .addColumn('message', 'text', (c) => c.notNull())
    .addColumn('link', 'text')
    .addColumn('incident', 'bigint')
    .execute();
  await db.schema
    .createIndex('shared_messages_made')
    .on('shared_messages')
    .column('made_at')
    .execute();

  await db.schema.alterTable('remarks').addColumn('link', 'text').execute();
  await db.schema.alterTable('remarks').addColumn('added_by', 'text').execute();
}
