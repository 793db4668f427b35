import { sql } from 'kysely';
import { indexedWords, type Term } from '../../../domain/search/words.ts';
import type {
  IncidentQuery,
  IncidentSearch,
  SearchableText,
} from '../../../ports/incident-search.ts';
import type { Db } from '../kysely-store.ts';
import { LATEST, MOST_WORDS } from './bounds.ts';

/** PostgreSQL's four weights stand for the fields. */
const FIELDS = [
  ['title', 'A'],
  ['resolution', 'B'],
  ['body', 'C'],
  ['customer', 'D'],
] as const;

const WEIGHTS: Readonly<Record<IncidentQuery['within'], string>> = {
  everything: 'ABCD',
  work: 'ABC',
  customer: 'D',
};

/** Positions beyond this are not told apart by PostgreSQL. */
const LAST_POSITION = 16_000;

/**
 * tsvector and tsquery, written out word by word: neither PostgreSQL's parser nor its dictionaries have a part in it, so
 * that the same is found as on SQLite.
 */
export function postgresSearchIn(db: Db): IncidentSearch {
  return {
    remove: async (incident) => {
      await sql`delete from incident_search where incident = ${incident}`.execute(db);
    },
    put: async (text) => {
      await sql`
        insert into incident_search (incident, team, words)
        values (${text.incident}, ${text.team}, ${vectorOf(text)}::tsvector)
        on conflict (incident) do update set team = excluded.team, words = excluded.words
      `.execute(db);
    },
    has: async (incident) => {
      const found = await sql`
        select incident from incident_search where incident = ${incident}
      `.execute(db);
      return found.rows.length > 0;
    },
    find: async (query, limit) => {
      const wanted = queryOf(query);
      const { rows } = await sql<{ incident: number; score: number }>`
        select incident, ts_rank('{0.2, 0.1, 0.5, 1.0}', words, ${wanted}::tsquery, 1) as score from (
          select incident, words from incident_search
          where team = ${query.team} and words @@ ${wanted}::tsquery order by incident desc limit ${LATEST}
        ) as latest order by score desc, incident desc limit ${limit}
      `.execute(db);
      return rows;
    },
  };
}

function vectorOf(text: SearchableText): string {
  let position = 0;
  return FIELDS.flatMap(([field, weight]) =>
    indexedWords(text[field])
      .slice(0, MOST_WORDS)
      .map((word) => {
        position = Math.min(position + 1, LAST_POSITION);
        return `${quoted(word)}:${String(position)}${weight}`;
      }),
  ).join(' ');
}

function queryOf({ terms, match, within }: IncidentQuery): string {
  return terms
    .map((term) => termWords(term, WEIGHTS[within]))
    .join(match === 'all' ? ' & ' : ' | ');
}

/** Prefixes of one or two letters would match half the language. */
function termWords({ start, stem }: Term, weights: string): string {
  const begins = `${quoted(start)}:${start.length < 3 ? '' : '*'}${weights}`;
  return start === stem ? begins : `(${begins} | ${quoted(stem)}:${weights})`;
}

/** Words hold letters and digits only. Should that ever change, a quoted string is still no syntax. */
function quoted(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
