import { beforeDayCloses } from '../../domain/schedule/each-day.ts';
import type { TeamJob } from '../../ports/jobs.ts';
import { dutyAt } from '../duty/duty-at.ts';
import { enqueueTeamEffects } from '../rotation/enqueue-team-effects.ts';
import { loadDigestView } from './digest-view.ts';

/** The last opening hour. */
const MINUTES_AHEAD = 60;

/** Of nothing, nobody needs to hear that it is still so. */
const NOTHING_OPEN = '';

/**
 * On each business day, whoever is backup then learns how the open incidents stand, unless it is what they were told
 * before.
 */
export const dailyDigest: TeamJob = {
  name: 'daily-digest',
  scope: 'each-team',
  catchUp: 'latest',
  timetable: beforeDayCloses(MINUTES_AHEAD),
  run: async (tx, team, { period, lapsesAt = Number.POSITIVE_INFINITY }, now) => {
    const { backup } = await dutyAt(tx, team, now);
    if (backup === undefined) return;
    const { content } = await loadDigestView(tx, team, now);
    const before = (await tx.digests.lastTold(team.key, backup.userId)) ?? NOTHING_OPEN;
    if (content === before) return;
    const notice = { about: 'digest', lapsesAt, content } as const;
    await enqueueTeamEffects(
      tx,
      team.key,
      `digest/${period}`,
      'day',
      [{ kind: 'tell', to: backup.userId, notice }],
      now,
    );
  },
};
