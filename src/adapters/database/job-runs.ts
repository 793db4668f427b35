import type { JobRuns } from '../../ports/store.ts';
import type { Db } from './kysely-store.ts';

export function jobRunsIn(db: Db): JobRuns {
  return {
    begin: async (job, scope, period, at) => {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('job_runs')
        .values({ job, scope, period, at })
        .onConflict((oc) => oc.columns(['job', 'scope', 'period']).doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },
  };
}
