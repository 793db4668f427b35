import type { Instant } from '../domain/time/instant.ts';
import type { Timer } from '../domain/timer.ts';
import type { Tx } from '../ports/store.ts';
import type { Teams } from './context.ts';
import { fireIncidentTimer } from './incident/fire-incident-timer.ts';
import { fireTeamTimer } from './rotation/fire-team-timer.ts';

/** Fires one due timer in the caller's transaction: the timer goes, and what follows from it is written, together. */
export async function fireTimer(tx: Tx, teams: Teams, timer: Timer, now: Instant): Promise<void> {
  await tx.timers.remove(timer);
  if (timer.incident === undefined) await fireTeamTimer(tx, teams, timer, now);
  else await fireIncidentTimer(tx, teams, timer, now);
}
