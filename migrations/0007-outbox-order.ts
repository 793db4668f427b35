import { type Kysely, sql } from 'kysely';

/**
 * The head of each lane is marked, so that what may go is found without looking past all that waits behind it; and what
 * failed is counted without reading all that went well.
 */
// A migration describes the schema that it makes, so there is no schema type yet that it could name.
// oxlint-disable-next-line typescript/no-explicit-any
export async function up(db: Kysely<any>): Promise<void> {
  const unsettled = sql<boolean>`state in ('pending', 'sending', 'unknown')`;
  await db.schema
    .alterTable('outbox')
    .addColumn('head', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await sql`
    update outbox set head = 1 where id in (select min(id) from outbox where ${unsettled} group by lane)
  `.execute(db);
  await db.schema.dropIndex('outbox_queue').execute();
  await db.schema
    .createIndex('outbox_queue')
    .on('outbox')
    .columns(['state', 'head', 'priority', 'id', 'next_attempt_at'])
    .where(unsettled)
    .execute();
  await db.schema.dropIndex('outbox_next').execute();
  await db.schema
    .createIndex('outbox_next')
    .on('outbox')
    .columns(['state', 'head', 'next_attempt_at'])
    .where(unsettled)
    .execute();
  await db.schema
    .createIndex('outbox_failed')
    .on('outbox')
    .column('settled_at')
    .where(sql<boolean>`state = 'failed'`)
    .execute();
}
