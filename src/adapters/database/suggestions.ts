import type { Suggestions } from '../../domain/search/suggestion.ts';
import type { KeptSuggestions } from '../../ports/known.ts';
import type { Db } from './kysely-store.ts';
import { storedJson } from './stored.ts';

export function suggestionsIn(db: Db): KeptSuggestions {
  return {
    get: async (incident) => {
      const row = await db
        .selectFrom('suggestions')
        .selectAll()
        .where('incident', '=', incident)
        .executeTakeFirst();
      return (
        row && {
          foundAt: row.found_at,
          ...storedJson<Omit<Suggestions, 'foundAt'>>(row.found),
        }
      );
    },
    put: async (incident, { foundAt, ...rest }) => {
      const values = { found_at: foundAt, found: JSON.stringify(rest) };
      await db
        .insertInto('suggestions')
        .values({ incident, ...values })
        .onConflict((oc) => oc.column('incident').doUpdateSet(values))
        .execute();
    },
  };
}
