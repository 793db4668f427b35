import { type ColumnDataType, type Kysely, sql } from 'kysely';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** What was done about an incident, issues of the product that it has to do with, post-mortems, and asking after silence. */
// A migration describes the schema that it makes, so there is no schema type yet that it could name.
// oxlint-disable-next-line typescript/no-explicit-any
export async function up(db: Kysely<any>): Promise<void> {
  const instant: ColumnDataType = 'bigint';

  await db.schema.alterTable('incidents').addColumn('activities', 'text').execute();
  await db.schema
    .alterTable('incidents')
    .addColumn('marked_serious', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();

  await db.schema
    .createTable('product_issues')
    .addColumn('incident', 'bigint', (c) => c.notNull().references('incidents.number'))
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('repository', 'text', (c) => c.notNull())
    .addColumn('number', 'bigint')
    .addColumn('url', 'text')
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('asked_by', 'text', (c) => c.notNull())
    .addColumn('asked_by_name', 'text', (c) => c.notNull())
    .addColumn('asked_at', instant, (c) => c.notNull())
    .addColumn('tried_at', instant)
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('why', 'text')
    .addPrimaryKeyConstraint('product_issues_pk', ['incident', 'key'])
    .execute();

  await db.schema
    .createTable('postmortems')
    .addColumn('incident', 'bigint', (c) => c.primaryKey().references('incidents.number'))
    .addColumn('words', 'text', (c) => c.notNull())
    .addColumn('outlined_at', instant, (c) => c.notNull())
    .addColumn('edited_by', 'text')
    .addColumn('edited_by_name', 'text')
    .addColumn('edited_at', instant)
    .addColumn('version', 'bigint', (c) => c.notNull())
    .addColumn('comment', 'text')
    .addColumn('revision', 'bigint', (c) => c.notNull())
    .addColumn('written_revision', 'bigint', (c) => c.notNull())
    .execute();

  // Incidents that are open already are looked at as well. When something was last said, the timer finds out by itself.
  await sql`
    insert into timers (key, team, incident, kind, what, due_at, next_at)
    select 'incident:' || number || ':silent', team, number, 'silent', '{"kind":"silent"}',
      reported_at + ${21 * DAY_MS}, reported_at + ${21 * DAY_MS}
    from incidents where state != 'resolved'
  `.execute(db);
}
