import type { Kysely } from 'kysely';

/** A job's run knows when it was due, so that what was due before it is never done after it. */
// A migration describes the schema that it makes, so there is no schema type yet that it could name.
// oxlint-disable-next-line typescript/no-explicit-any
export async function up(db: Kysely<any>): Promise<void> {
  // One column a statement: SQLite takes no more.
  await db.schema
    .alterTable('job_runs')
    .addColumn('due_at', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .alterTable('job_runs')
    .addColumn('outcome', 'text', (c) => c.notNull().defaultTo('done'))
    .execute();
  await db.schema
    .createIndex('job_runs_due')
    .on('job_runs')
    .columns(['job', 'scope', 'due_at'])
    .execute();
}
