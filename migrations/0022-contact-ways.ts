import type { Kysely } from 'kysely';

/** Ways beside Slack to reach a person, and by which of them somebody said that they are on it. */
// A migration describes the schema that it makes, so there is no schema type yet that it could name.
// oxlint-disable-next-line typescript/no-explicit-any
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('contact_ways')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('format', 'text')
    .addColumn('secret', 'text')
    .addColumn('after_minutes', 'integer', (c) => c.notNull())
    .addColumn('given_at', 'bigint', (c) => c.notNull())
    .addColumn('asked_at', 'bigint')
    .addColumn('confirmed_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('contact_ways_user')
    .on('contact_ways')
    .columns(['user_id', 'after_minutes', 'given_at'])
    .execute();
  await db.schema
    .createIndex('contact_ways_address')
    .on('contact_ways')
    .columns(['address', 'kind'])
    .execute();
  await db.schema
    .createIndex('contact_ways_asked')
    .on('contact_ways')
    .columns(['kind', 'asked_at'])
    .execute();
  await db.schema.alterTable('incidents').addColumn('on_it_via', 'text').execute();
  await db.schema.createTable('signing_keys').addColumn('name', 'text', (c) => c.primaryKey()).addColumn('key', 'text', (c) => c.notNull()).execute();
}
