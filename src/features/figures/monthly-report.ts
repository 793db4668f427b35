import { firstOpeningOfMonth } from '../../domain/schedule/each-month.ts';
import { monthAfter } from '../../domain/time/local-date.ts';
import type { TeamJob } from '../../ports/jobs.ts';
import { enqueueTeamEffects } from '../rotation/enqueue-team-effects.ts';

/**
 * At each month's first opening: the report on the month before, for the project meeting. What it says is counted when it
 * is sent.
 */
export const monthlyReport: TeamJob = {
  name: 'monthly-report',
  scope: 'each-team',
  catchUp: 'latest',
  timetable: firstOpeningOfMonth,
  run: async (tx, team, { period }, now) => {
    const month = monthAfter(period, -1);
    await enqueueTeamEffects(
      tx,
      team.key,
      `monthly-report/${month}`,
      month,
      [{ kind: 'announce', notice: { about: 'monthly-report', month } }],
      now,
    );
  },
};
