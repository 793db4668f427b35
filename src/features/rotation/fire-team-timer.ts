import type { TeamTimer } from '../../domain/rotation/timer.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import type { Teams } from '../context.ts';

/** What a team's timer does. It has been removed already. */
export async function fireTeamTimer(
  tx: Tx,
  teams: Teams,
  timer: TeamTimer,
  now: Instant,
): Promise<void> {
  const team = teams.get(timer.team);
  if (team === undefined) return;
  switch (timer.what.kind) {
    case 'duty-changes':
      await tx.log.append(
        { team: team.key },
        [{ type: 'duty-changed', cover: timer.what.cover }],
        now,
      );
  }
}
