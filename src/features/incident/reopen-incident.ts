import type { Actor, Incident } from '../../domain/incident/incident.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { decideReopening } from '../resolving/decide-reopening.ts';
import { carryOutDecision, enqueueEffects } from './carry-out-decision.ts';

/** Reopens in the caller's transaction. The card of the incident that it was a duplicate of loses its customer. */
export async function reopenIncident(
  tx: Tx,
  team: Team,
  incident: Incident,
  told: { readonly by: Actor; readonly why: string },
  now: Instant,
): Promise<Incident> {
  const decision = await decideReopening(tx, team, incident, told.by, told.why, now);
  await carryOutDecision(tx, decision, now);
  const { duplicateOf } = incident;
  const other = duplicateOf === undefined ? undefined : await tx.incidents.get(duplicateOf);
  if (other && decision.events.length > 0) {
    const occasion = `without-${String(incident.number)}.${String(now)}`;
    await enqueueEffects(tx, other, [{ kind: 'card' }], occasion, now);
  }
  return decision.incident;
}
