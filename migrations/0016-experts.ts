import type { Kysely } from 'kysely';

/** Experts whose help was asked for, and addresses of people's own calendars. */
// A migration describes the schema that it makes, so there is no schema type yet that it could name.
// oxlint-disable-next-line typescript/no-explicit-any
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('expert_asks')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('team', 'text', (c) => c.notNull())
    .addColumn('incident', 'integer', (c) => c.notNull())
    .addColumn('asked_by', 'text', (c) => c.notNull())
    .addColumn('asked_by_name', 'text', (c) => c.notNull())
    .addColumn('for_id', 'text', (c) => c.notNull().references('responders.id'))
    .addColumn('to_id', 'text', (c) => c.notNull().references('responders.id'))
    .addColumn('topic', 'text')
    .addColumn('requested_at', 'bigint', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('offer', 'text')
    .addColumn('meets_at', 'bigint')
    .addColumn('overdue', 'integer', (c) => c.notNull())
    .addColumn('settled', 'text')
    .execute();
  await db.schema
    .createIndex('expert_asks_incident')
    .on('expert_asks')
    .columns(['incident', 'requested_at'])
    .execute();
  await db.schema
    .createIndex('expert_asks_meeting')
    .on('expert_asks')
    .columns(['team', 'meets_at'])
    .execute();
  await db.schema
    .createTable('own_calendars')
    .addColumn('user_id', 'text', (c) => c.primaryKey())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('given_at', 'bigint', (c) => c.notNull())
    .execute();
}
