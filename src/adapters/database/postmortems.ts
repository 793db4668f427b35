import type { PostmortemWords } from '../../domain/postmortem/postmortem.ts';
import type { Postmortems } from '../../ports/resolving.ts';
import type { Db } from './kysely-store.ts';
import { storedJson } from './stored.ts';

export function postmortemsIn(db: Db): Postmortems {
  return {
    get: async (incident) => {
      const row = await db
        .selectFrom('postmortems')
        .selectAll()
        .where('incident', '=', incident)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const { edited_by: userId, edited_by_name: name, edited_at: at } = row;
      return {
        incident: row.incident,
        words: storedJson<PostmortemWords>(row.words),
        outlinedAt: row.outlined_at,
        edited:
          userId === null || at === null ? undefined : { by: { userId, name: name ?? userId }, at },
        version: row.version,
        revision: row.revision,
        comment: row.comment ?? undefined,
        writtenRevision: row.written_revision,
      };
    },
    put: async (postmortem) => {
      const { incident, edited } = postmortem;
      const values = {
        words: JSON.stringify(postmortem.words),
        outlined_at: postmortem.outlinedAt,
        edited_by: edited?.by.userId ?? null,
        edited_by_name: edited?.by.name ?? null,
        edited_at: edited?.at ?? null,
        version: postmortem.version,
        revision: postmortem.revision,
        comment: postmortem.comment ?? null,
        written_revision: postmortem.writtenRevision,
      };
      await db
        .insertInto('postmortems')
        .values({ incident, ...values })
        .onConflict((oc) => oc.column('incident').doUpdateSet(values))
        .execute();
    },
  };
}
