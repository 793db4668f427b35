import { fireTimer } from '../../domain/incident/fire-timer.ts';
import type { IncidentTimer } from '../../domain/incident/timer.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { type Teams, teamOf } from '../context.ts';
import { fireSilence } from '../resolving/fire-silence.ts';
import { carryOutDecision } from './carry-out-decision.ts';
import { escalationContext } from './escalation-context.ts';

/** Fires one due timer in the caller's transaction: the timer goes, and what follows from it is written, together. */
export async function fireIncidentTimer(
  tx: Tx,
  teams: Teams,
  timer: IncidentTimer,
  now: Instant,
): Promise<void> {
  await tx.timers.remove(timer);
  const incident = await tx.incidents.get(timer.incident);
  if (incident === undefined) return;
  const team = teamOf(teams, incident.team);
  if (timer.what.kind === 'silent') {
    await fireSilence(tx, team, incident, timer.what.heardAt ?? 0, now);
    return;
  }
  const context = await escalationContext(tx, team, incident, now);
  const decision = fireTimer(timer, incident, context.people.owner, context);
  await carryOutDecision(tx, decision, now, { dueAt: timer.dueAt });
}
