import { sql } from 'kysely';
import { indexedWords, type Term } from '../../../domain/search/words.ts';
import type { IncidentQuery, IncidentSearch } from '../../../ports/incident-search.ts';
import type { Db } from '../kysely-store.ts';
import { LATEST, MOST_WORDS } from './bounds.ts';

const words = (text: string): string => indexedWords(text).slice(0, MOST_WORDS).join(' ');

const COLUMNS: Readonly<Record<IncidentQuery['within'], string>> = {
  everything: 'title resolution body customer',
  work: 'title resolution body',
  customer: 'customer',
};

/** A team's key may hold signs at which the index would cut it. */
const teamWord = (team: string): string => `team${Buffer.from(team).toString('hex')}`;

/**
 * FTS5 without the text itself (`contentless`): the words are in `incidents` and `remarks` already. bm25 is asked for the
 * latest matches only, since its cost grows with their number.
 */
export function sqliteSearchIn(db: Db): IncidentSearch {
  const remove = async (incident: number): Promise<void> => {
    await sql`delete from incident_search where rowid = ${incident}`.execute(db);
  };
  return {
    remove,
    put: async ({ incident, team, title, resolution, body, customer }) => {
      await remove(incident);
      await sql`
        insert into incident_search (rowid, title, resolution, body, customer, team)
        values (${incident}, ${words(title)}, ${words(resolution)}, ${words(body)}, ${words(customer)}, ${teamWord(team)})
      `.execute(db);
    },
    has: async (incident) => {
      const found = await sql<{
        rowid: number;
      }>`select rowid from incident_search where rowid = ${incident}`.execute(db);
      return found.rows.length > 0;
    },
    find: async (query, limit) => {
      const { rows } = await sql<{ incident: number; rank: number }>`
        select incident, rank from (
          select rowid as incident, bm25(incident_search, 8.0, 4.0, 1.0, 2.0, 0.0) as rank
          from incident_search where incident_search match ${matchOf(query)} order by rowid desc limit ${LATEST}
        ) order by rank, incident desc limit ${limit}
      `.execute(db);
      // bm25 calls the best the smallest.
      return rows.map(({ incident, rank }) => ({ incident, score: -rank }));
    },
  };
}

function matchOf({ team, terms, match, within }: IncidentQuery): string {
  const joined = terms.map(termWords).join(match === 'all' ? ' AND ' : ' OR ');
  return `team : ${quoted(teamWord(team))} AND {${COLUMNS[within]}} : (${joined})`;
}

/** Prefixes of one or two letters would match half the language. */
function termWords({ start, stem }: Term): string {
  const begins = start.length < 3 ? quoted(start) : `${quoted(start)} *`;
  return start === stem ? begins : `(${begins} OR ${quoted(stem)})`;
}

/** Words hold letters and digits only. Should that ever change, a quoted string is still no syntax. */
function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}
