import { firstOpeningOfMonth } from '../../domain/schedule/each-month.ts';
import { monthAfter } from '../../domain/time/local-date.ts';
import type { TeamChore } from '../../ports/jobs.ts';
import type { SourceIssues } from '../../ports/source-issues.ts';
import type { Store } from '../../ports/store.ts';
import { enqueueTeamEffects } from '../rotation/enqueue-team-effects.ts';
import { findUnreviewed } from './find-unreviewed.ts';

/**
 * At each month's first opening: the report on the month before, for the project meeting. Figures are counted when it is
 * sent; the tracker is asked before, outside any transaction. Its row in the outbox has the month as its key, so twice is
 * once.
 */
export function monthlyReport(tools: {
  readonly store: Store;
  readonly sourceIssues: SourceIssues | undefined;
}): TeamChore {
  const { store, sourceIssues } = tools;
  return {
    name: 'monthly-report',
    scope: 'each-team-chore',
    catchUp: 'latest',
    timetable: firstOpeningOfMonth,
    perform: async (team, { period }, now) => {
      const month = monthAfter(period, -1);
      const unreviewed = await findUnreviewed(sourceIssues, team);
      await store.transaction(async (tx) => {
        await enqueueTeamEffects(
          tx,
          team.key,
          `monthly-report/${month}`,
          month,
          [{ kind: 'announce', notice: { about: 'monthly-report', month, unreviewed } }],
          now,
        );
      });
    },
  };
}
