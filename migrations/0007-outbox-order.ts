import { type Kysely, sql } from 'kysely';

/** The next thing to wake up for, found in the order of time; and what failed, without reading all that went well. */
// A migration describes the schema that it makes, so there is no schema type yet that it could name.
// oxlint-disable-next-line typescript/no-explicit-any
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema.dropIndex('outbox_next').execute();
  await db.schema
    .createIndex('outbox_next')
    .on('outbox')
    .columns(['state', 'next_attempt_at'])
    .where(sql<boolean>`state in ('pending', 'sending', 'unknown')`)
    .execute();
  await db.schema
    .createIndex('outbox_failed')
    .on('outbox')
    .column('settled_at')
    .where(sql<boolean>`state = 'failed'`)
    .execute();
}
