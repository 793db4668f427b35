import type { AccessNotice } from '../../domain/rotation/notice.ts';
import type { Team } from '../../domain/team/team.ts';
import { DAY_MS } from '../../domain/time/instant.ts';
import { toLocalDate } from '../../domain/time/local-date.ts';
import type { Context } from '../context.ts';
import { enqueueTeamEffects } from '../rotation/enqueue-team-effects.ts';

/** Tells a team's admins what keeps the bot from its work: the same thing at most once a day, however often it starts. */
export async function tellAdmins(
  { store, clock, wake }: Context,
  team: Team,
  notices: readonly AccessNotice[],
): Promise<void> {
  const now = clock.now();
  const today = toLocalDate(Math.floor(now / DAY_MS));
  await store.transaction(async (tx) => {
    for (const notice of notices) {
      const effects = team.admins.map((to) => ({ kind: 'tell', to, notice }) as const);
      await enqueueTeamEffects(tx, team.key, subjectOf(notice), today, effects, now);
    }
  });
  wake();
}

function subjectOf(notice: AccessNotice): string {
  return notice.about === 'scopes-missing'
    ? 'access/scopes'
    : `access/${notice.channel}.${notice.trouble}`;
}
