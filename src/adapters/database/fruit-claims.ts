import type { Selectable } from 'kysely';
import type { ClaimState, FruitClaim } from '../../domain/fruit/claim.ts';
import type { FruitClaims } from '../../ports/known.ts';
import type { Db } from './kysely-store.ts';
import { nextId } from './next-id.ts';
import type { Schema } from './schema.ts';
import { stored } from './stored.ts';

export function fruitClaimsIn(db: Db): FruitClaims {
  return {
    nextId: async () => await nextId(db, 'claim'),
    put: async ({ id, team, repository, number, title, url, responderId, week, at, state }) => {
      const values = {
        team,
        repository,
        number,
        title,
        url,
        responder_id: responderId,
        week,
        claimed_at: at,
        state,
      };
      await db
        .insertInto('fruit_claims')
        .values({ id, ...values })
        .onConflict((oc) => oc.column('id').doUpdateSet(values))
        .execute();
    },
    get: async (id) => {
      const row = await db
        .selectFrom('fruit_claims')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row && fromRow(row);
    },
    ofIssue: async (repository, number) => {
      const row = await db
        .selectFrom('fruit_claims')
        .selectAll()
        .where('repository', '=', repository)
        .where('number', '=', number)
        .where('state', '!=', 'refused')
        .executeTakeFirst();
      return row && fromRow(row);
    },
    ofWeek: async (team, week) => {
      const rows = await db
        .selectFrom('fruit_claims')
        .selectAll()
        .where('team', '=', team)
        .where('week', '=', week)
        .where('state', '!=', 'refused')
        .orderBy('claimed_at')
        .orderBy('id')
        .execute();
      return rows.map(fromRow);
    },
  };
}

function fromRow(row: Selectable<Schema['fruit_claims']>): FruitClaim {
  return {
    id: row.id,
    team: row.team,
    repository: row.repository,
    number: row.number,
    title: row.title,
    url: row.url,
    responderId: row.responder_id,
    week: row.week,
    at: row.claimed_at,
    state: stored<ClaimState>(row.state),
  };
}
