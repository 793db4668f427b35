import type { ColumnDataType, Kysely } from 'kysely';

/** The log on GitHub: each incident's issue, what was said on either side, and how far each repository was read. */
// A migration describes the schema that it makes, so there is no schema type yet that it could name.
// oxlint-disable-next-line typescript/no-explicit-any
export async function up(db: Kysely<any>): Promise<void> {
  const instant: ColumnDataType = 'bigint';

  await db.schema.alterTable('incidents').addColumn('repository', 'text').execute();

  await db.schema
    .createTable('issue_links')
    .addColumn('incident', 'bigint', (c) => c.primaryKey().references('incidents.number'))
    .addColumn('repository', 'text', (c) => c.notNull())
    .addColumn('number', 'bigint', (c) => c.notNull())
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('written', 'text', (c) => c.notNull())
    .addColumn('standing', 'text', (c) => c.notNull())
    .addColumn('seen_at', instant, (c) => c.notNull())
    .addColumn('told_resolution', instant)
    .addColumn('revision', 'bigint', (c) => c.notNull())
    .addColumn('stale', 'integer', (c) => c.notNull())
    .addColumn('gone', 'integer', (c) => c.notNull())
    .addUniqueConstraint('issue_links_issue', ['repository', 'number'])
    .execute();
  await db.schema
    .createIndex('issue_links_stale')
    .on('issue_links')
    .columns(['repository', 'stale'])
    .execute();

  await db.schema
    .createTable('remarks')
    .addColumn('origin', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('incident', 'bigint', (c) => c.notNull().references('incidents.number'))
    .addColumn('author', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('said_at', instant, (c) => c.notNull())
    .addColumn('edited_at', instant)
    .addColumn('taken_back', 'integer', (c) => c.notNull())
    .addColumn('version', 'bigint', (c) => c.notNull())
    .addColumn('copy', 'text')
    .addColumn('copied_version', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('remarks_pk', ['origin', 'id'])
    .execute();
  await db.schema
    .createIndex('remarks_incident')
    .on('remarks')
    .columns(['incident', 'origin'])
    .execute();

  await db.schema
    .createTable('read_marks')
    .addColumn('repository', 'text', (c) => c.primaryKey())
    .addColumn('since', instant, (c) => c.notNull())
    .addColumn('issues_tag', 'text')
    .addColumn('comments_tag', 'text')
    .execute();

  // A message in a thread is recognised by where the thread begins.
  await db.schema
    .createIndex('message_places_place')
    .on('message_places')
    .columns(['channel', 'ts'])
    .execute();
}
