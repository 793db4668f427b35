import { firstOpeningOfWeek } from '../../domain/schedule/each-duty-week.ts';
import type { TeamKey } from '../../domain/team/responder.ts';
import type { Instant, WeekName } from '../../domain/time/instant.ts';
import type { TeamJob } from '../../ports/jobs.ts';
import type { Tx } from '../../ports/store.ts';
import { enqueueTeamEffects } from '../rotation/enqueue-team-effects.ts';

/** The post that everybody reads, at each duty week's first opening; later within the week where the bot was down. */
export const postWeek: TeamJob = {
  name: 'week-post',
  scope: 'each-team',
  catchUp: 'latest',
  timetable: firstOpeningOfWeek,
  run: async (tx, team, { period }, now) => {
    await enqueueTeamEffects(
      tx,
      team.key,
      `week/${period}`,
      'post',
      [{ kind: 'announce', place: 'incidents', notice: { about: 'week', week: period } }],
      now,
    );
  },
};

/** Once the post stands: a picture takes long, and Slack may not take it, so nobody waits for it. */
export async function illustrateWeek(
  tx: Tx,
  team: TeamKey,
  week: WeekName,
  post: string,
  now: Instant,
): Promise<void> {
  const effect = { kind: 'illustrate', week, post } as const;
  await enqueueTeamEffects(tx, team, `picture/${week}`, 'post', [effect], now);
}
