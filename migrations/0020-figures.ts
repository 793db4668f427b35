import { type Kysely, sql } from 'kysely';

/** What figures look for: incidents by when they came in and were resolved, and the few events that are counted. */
// A migration describes the schema that it makes, so there is no schema type yet that it could name.
// oxlint-disable-next-line typescript/no-explicit-any
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createIndex('incidents_came_in')
    .on('incidents')
    .columns(['team', 'came_in_at', 'number'])
    .execute();
  await db.schema
    .createIndex('incidents_resolved')
    .on('incidents')
    .columns(['team', 'resolved_at', 'number'])
    .execute();
  // Few of an incident's events are counted; the others cost this index nothing.
  await db.schema
    .createIndex('events_counted')
    .on('events')
    .columns(['team', 'at', 'id'])
    .where(sql<boolean>`type in ('paged', 'channel-paged', 'reopened')`)
    .execute();
}
