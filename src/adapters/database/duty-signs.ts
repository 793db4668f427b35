import type { DutySign } from '../../domain/rotation/signs/duty-sign.ts';
import type { DutySigns } from '../../ports/duty-signs.ts';
import type { Db } from './kysely-store.ts';

export function dutySignsIn(db: Db): DutySigns {
  return {
    get: async (team, kind) => {
      const row = await db
        .selectFrom('duty_signs')
        .selectAll()
        .where('team', '=', team)
        .where('kind', '=', kind)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const { refused_why: why, refused_since: since } = row;
      return {
        team,
        kind,
        wanted: { primary: row.primary_user ?? undefined, backup: row.backup_user ?? undefined },
        revision: row.revision,
        week: row.week,
        refused: why === null || since === null ? undefined : { why, since },
      };
    },
    put: async ({ team, kind, ...sign }: DutySign) => {
      const values = {
        primary_user: sign.wanted.primary ?? null,
        backup_user: sign.wanted.backup ?? null,
        revision: sign.revision,
        week: sign.week,
        refused_why: sign.refused?.why ?? null,
        refused_since: sign.refused?.since ?? null,
      };
      await db
        .insertInto('duty_signs')
        .values({ team, kind, ...values })
        .onConflict((oc) => oc.columns(['team', 'kind']).doUpdateSet(values))
        .execute();
    },
  };
}
