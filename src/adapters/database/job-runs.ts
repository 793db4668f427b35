import type { JobRuns } from '../../ports/store.ts';
import type { Db } from './kysely-store.ts';

export function jobRunsIn(db: Db): JobRuns {
  return {
    begin: async ({ job, scope, period, dueAt, at, outcome }) => {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('job_runs')
        .values({ job, scope, period, due_at: dueAt, at, outcome })
        .onConflict((oc) => oc.columns(['job', 'scope', 'period']).doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },
    has: async (job, scope, period) => {
      const row = await db
        .selectFrom('job_runs')
        .select('period')
        .where('job', '=', job)
        .where('scope', '=', scope)
        .where('period', '=', period)
        .executeTakeFirst();
      return row !== undefined;
    },
    newestDueAt: async (job, scope, now) => {
      const row = await db
        .selectFrom('job_runs')
        .select('due_at')
        .where('job', '=', job)
        .where('scope', '=', scope)
        .where('due_at', '<=', now)
        .orderBy('due_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.due_at;
    },
    latest: async (job, scope, limit) => {
      const rows = await db
        .selectFrom('job_runs')
        .selectAll()
        .where('job', '=', job)
        .where('scope', '=', scope)
        .orderBy('due_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ due_at: dueAt, ...row }) => ({ ...row, dueAt }));
    },
  };
}
