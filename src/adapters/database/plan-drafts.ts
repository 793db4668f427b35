import { randomUUID } from 'node:crypto';
import type { Actor } from '../../domain/incident/incident.ts';
import type { DaysOff, DraftSeat } from '../../domain/rotation/plan-draft.ts';
import type { RosterChange } from '../../domain/rotation/roster-change.ts';
import type { PlanDrafts } from '../../ports/plan-drafts.ts';
import type { Db } from './kysely-store.ts';
import { storedJson } from './stored.ts';

export function planDraftsIn(db: Db): PlanDrafts {
  return {
    nextId: async () => await Promise.resolve(randomUUID()),
    put: async (draft) => {
      const values = {
        team: draft.team,
        made_by: JSON.stringify(draft.by),
        made_at: draft.madeAt,
        first: draft.first,
        weeks: draft.weeks,
        basis: draft.basis,
        seats: JSON.stringify(draft.seats),
        days_off: draft.daysOff ? JSON.stringify(draft.daysOff) : null,
        roster: draft.roster ? JSON.stringify(draft.roster) : null,
        published: draft.isPublished ? 1 : 0,
      };
      await db
        .insertInto('plan_drafts')
        .values({ id: draft.id, ...values })
        .onConflict((oc) => oc.column('id').doUpdateSet(values))
        .execute();
    },
    get: async (id) => {
      const row = await db
        .selectFrom('plan_drafts')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return (
        row && {
          id: row.id,
          team: row.team,
          by: storedJson<Actor>(row.made_by),
          madeAt: row.made_at,
          first: row.first,
          weeks: row.weeks,
          basis: row.basis,
          seats: storedJson<DraftSeat[]>(row.seats).map(
            ({ before, after, ...seat }): DraftSeat => ({ ...seat, before, after }),
          ),
          daysOff: row.days_off === null ? undefined : storedJson<DaysOff>(row.days_off),
          ...(row.roster === null ? {} : { roster: storedJson<RosterChange>(row.roster) }),
          isPublished: row.published === 1,
        }
      );
    },
    purge: async (before, limit) => {
      const { numDeletedRows } = await db
        .deleteFrom('plan_drafts')
        .where('id', 'in', (eb) =>
          eb.selectFrom('plan_drafts').select('id').where('made_at', '<', before).limit(limit),
        )
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}
