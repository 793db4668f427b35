import { type Kysely, PostgresAdapter, sql } from 'kysely';

/**
 * Timers and outbox rows may belong to a team rather than to an incident; covers are laid over the assignments.
 */
// A migration describes the schema that it makes, so there is no schema type yet that it could name.
// oxlint-disable-next-line typescript/no-explicit-any
export async function up(db: Kysely<any>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  for (const table of ['timers', 'outbox']) {
    if (postgres) {
      await db.schema
        .alterTable(table)
        .alterColumn('incident', (c) => c.dropNotNull())
        .execute();
    } else {
      await letIncidentBeNull(db, table);
    }
  }
  await db.schema
    .alterTable('assignments')
    .addColumn('swapped', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();

  await db.schema
    .createTable('covers')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('team', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('responder_id', 'text', (c) => c.notNull().references('responders.id'))
    .addColumn('from_at', 'bigint', (c) => c.notNull())
    .addColumn('to_at', 'bigint', (c) => c.notNull())
    .addColumn('agreed_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('covers_end').on('covers').columns(['team', 'to_at']).execute();
}

/** SQLite cannot take a constraint away: the table is made anew from its own description, with its rows and indexes. */
// oxlint-disable-next-line typescript/no-explicit-any
async function letIncidentBeNull(db: Kysely<any>, table: string): Promise<void> {
  const found = await sql<{ type: string; name: string; sql: string }>`
    select type, name, sql from sqlite_master where tbl_name = ${table} and sql is not null
  `.execute(db);
  const description = found.rows.find((row) => row.type === 'table')?.sql ?? '';
  const without = description
    .replace('"incident" bigint not null', '"incident" bigint')
    .replace(new RegExp(`^create table "${table}"`, 'iu'), `create table "${table}_new"`);
  if (without.length !== description.length + '_new'.length - ' not null'.length) {
    throw new Error(`table ${table} is not as its migration made it: ${description}`);
  }
  await sql.raw(without).execute(db);
  await sql.raw(`insert into "${table}_new" select * from "${table}"`).execute(db);
  await db.schema.dropTable(table).execute();
  await db.schema.alterTable(`${table}_new`).renameTo(table).execute();
  for (const index of found.rows) {
    if (index.type === 'index') await sql.raw(index.sql).execute(db);
  }
}
