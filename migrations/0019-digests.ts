import type { Kysely } from 'kysely';

/** What somebody was last told of a team's open incidents, so that the same is not said again. */
// A migration describes the schema that it makes, so there is no schema type yet that it could name.
// oxlint-disable-next-line typescript/no-explicit-any
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('digests')
    .addColumn('team', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('digests_key', ['team', 'user_id'])
    .execute();
}
