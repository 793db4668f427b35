import type { Selectable } from 'kysely';
import type { Feed, FeedScope, Feeds } from '../../ports/feeds.ts';
import type { Db } from './kysely-store.ts';
import type { Schema } from './schema.ts';
import { stored } from './stored.ts';

export function feedsIn(db: Db): Feeds {
  return {
    byHash: async (hash) => {
      const row = await db
        .selectFrom('calendar_feeds')
        .selectAll()
        .where('hash', '=', hash)
        .executeTakeFirst();
      return row && fromRow(row);
    },
    ofUser: async (team, userId) => {
      const rows = await db
        .selectFrom('calendar_feeds')
        .selectAll()
        .where('team', '=', team)
        .where('user_id', '=', userId)
        .orderBy('scope')
        .execute();
      return rows.map(fromRow);
    },
    put: async ({ team, userId, scope, ...feed }) => {
      const values = {
        hash: feed.hash,
        created_at: feed.createdAt,
        revision: feed.revision,
        changed_at: feed.changedAt,
        content_hash: feed.contentHash,
      };
      await db
        .insertInto('calendar_feeds')
        .values({ team, user_id: userId, scope, ...values })
        .onConflict((oc) => oc.columns(['team', 'user_id', 'scope']).doUpdateSet(values))
        .execute();
    },
    removeOf: async (team, userId) => {
      const { numDeletedRows } = await db
        .deleteFrom('calendar_feeds')
        .where('team', '=', team)
        .where('user_id', '=', userId)
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}

function fromRow(row: Selectable<Schema['calendar_feeds']>): Feed {
  return {
    team: row.team,
    userId: row.user_id,
    scope: stored<FeedScope>(row.scope),
    hash: row.hash,
    createdAt: row.created_at,
    revision: row.revision,
    changedAt: row.changed_at,
    contentHash: row.content_hash,
  };
}
