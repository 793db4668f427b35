import type { Kysely } from 'kysely';

/** What the user group and the channel's topic of a team are to show, and whether Slack lets the bot change them. */
// A migration describes the schema that it makes, so there is no schema type yet that it could name.
// oxlint-disable-next-line typescript/no-explicit-any
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('duty_signs')
    .addColumn('team', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('primary_user', 'text')
    .addColumn('backup_user', 'text')
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('week', 'text', (c) => c.notNull())
    .addColumn('refused_why', 'text')
    .addColumn('refused_since', 'bigint')
    .addPrimaryKeyConstraint('duty_signs_key', ['team', 'kind'])
    .execute();
}
