import { type ColumnDataType, type Kysely, PostgresAdapter, sql } from 'kysely';
import { indexedWords } from '../src/domain/search/words.ts';

/** Finding incidents, what they are linked with, duplicates, suggestions, and claims of low-hanging fruit. */
// A migration describes the schema that it makes, so there is no schema type yet that it could name.
// oxlint-disable-next-line typescript/no-explicit-any
export async function up(db: Kysely<any>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const instant: ColumnDataType = 'bigint';

  await db.schema.alterTable('incidents').addColumn('duplicate_of', 'bigint').execute();
  for (const [name, columns] of [
    ['incidents_duplicate', ['duplicate_of']],
    ['incidents_owner', ['owner_id', 'number']],
    ['incidents_week', ['team', 'week', 'number']],
  ] as const) {
    await db.schema.createIndex(name).on('incidents').columns([...columns]).execute();
  }

  await db.schema
    .createTable('incident_links')
    .addColumn('incident', 'bigint', (c) => c.notNull().references('incidents.number'))
    .addColumn('target', 'text', (c) => c.notNull())
    .addColumn('target_incident', 'bigint')
    .addColumn('repository', 'text')
    .addColumn('number', 'bigint')
    .addColumn('url', 'text')
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('relation', 'text', (c) => c.notNull())
    .addColumn('linked_by', 'text', (c) => c.notNull())
    .addColumn('linked_by_name', 'text', (c) => c.notNull())
    .addColumn('linked_at', instant, (c) => c.notNull())
    .addPrimaryKeyConstraint('incident_links_pk', ['incident', 'target'])
    .execute();
  await db.schema
    .createIndex('incident_links_target')
    .on('incident_links')
    .columns(['target', 'incident'])
    .execute();

  await db.schema
    .createTable('suggestions')
    .addColumn('incident', 'bigint', (c) => c.primaryKey().references('incidents.number'))
    .addColumn('found_at', instant, (c) => c.notNull())
    .addColumn('found', 'text', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('fruit_claims')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('team', 'text', (c) => c.notNull())
    .addColumn('repository', 'text', (c) => c.notNull())
    .addColumn('number', 'bigint', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('responder_id', 'text', (c) => c.notNull().references('responders.id'))
    .addColumn('week', 'text', (c) => c.notNull())
    .addColumn('claimed_at', instant, (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('fruit_claims_week')
    .on('fruit_claims')
    .columns(['team', 'week'])
    .execute();
  await db.schema
    .createIndex('fruit_claims_issue')
    .on('fruit_claims')
    .columns(['repository', 'number'])
    .execute();

  // The words are cut by us already: SQLite is to keep whatever is no blank together, letters younger than its tables too.
  await (postgres ? sql`
    create table incident_search (incident bigint primary key, team text not null, words tsvector not null)
  ` : sql`
    create virtual table incident_search using fts5(
      title, resolution, body, customer, team,
      content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Cf Cn Co'"
    )
  `).execute(db);
  if (postgres) {
    await sql`create index incident_search_words on incident_search using gin (words)`.execute(db);
    await sql`create index incident_search_team on incident_search (team, incident)`.execute(db);
  }
  await fillIndex(db, postgres);
}

/** Incidents from before there was an index; restricted ones stay out of it. */
// oxlint-disable-next-line typescript/no-explicit-any
async function fillIndex(db: Kysely<any>, postgres: boolean): Promise<void> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('incidents')
      .select(['number', 'team', 'title', 'description', 'summary'])
      .select(['customer_name', 'customer_organisation'])
      .where('number', '>', after)
      .where('restricted', '=', 0)
      .orderBy('number')
      .limit(500)
      .execute();
    if (rows.length === 0) return;
    for (const row of rows) {
      after = Number(row['number']);
      const remarks = await db
        .selectFrom('remarks')
        .select('text')
        .where('incident', '=', after)
        .where('taken_back', '=', 0)
        .execute();
      const fields = [
        String(row['title']),
        String(row['summary'] ?? ''),
        [row['description'], ...remarks.map(({ text }) => text)].join('\n'),
        `${String(row['customer_name'] ?? '')} ${String(row['customer_organisation'] ?? '')}`,
      ].map((text) => indexedWords(text).slice(0, 4_000));
      await insert(after, String(row['team']), fields);
    }
  }

  async function insert(
    incident: number,
    team: string,
    fields: ReadonlyArray<readonly string[]>,
  ): Promise<void> {
    if (postgres) {
      let position = 0;
      const words = fields.flatMap((field, index) =>
        field.map((word) => {
          position = Math.min(position + 1, 16_000);
          return `'${word}':${String(position)}${'ABCD'[index] ?? 'D'}`;
        }),
      );
      await sql`
        insert into incident_search (incident, team, words)
        values (${incident}, ${team}, ${words.join(' ')}::tsvector)
      `.execute(db);
      return;
    }
    const [title, resolution, body, customer] = fields.map((field) => field.join(' '));
    const teamWord = `team${Buffer.from(team).toString('hex')}`;
    await sql`
      insert into incident_search (rowid, title, resolution, body, customer, team)
      values (${incident}, ${title}, ${resolution}, ${body}, ${customer}, ${teamWord})
    `.execute(db);
  }
}
