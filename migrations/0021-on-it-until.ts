import type { Kysely } from 'kysely';

/** Until when somebody is on an incident, where they have said so: they are asked again then. */
// A migration describes the schema that it makes, so there is no schema type yet that it could name.
// oxlint-disable-next-line typescript/no-explicit-any
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('incidents').addColumn('on_it_until', 'bigint').execute();
}
