import type { Decision } from '../../domain/incident/decision.ts';
import type { Actor, Incident } from '../../domain/incident/incident.ts';
import { reopen } from '../../domain/incident/reopen.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { dutyAt } from '../duty/duty-at.ts';
import { mayOwn } from '../incident/may-own.ts';

/**
 * Reopens an incident for whoever is primary of the duty week that it is now, or of the next one while closed: whoever
 * resolved it may not be on duty any more. Where they may not work in its environment it stays with whom it was.
 */
export async function decideReopening(
  tx: Tx,
  team: Team,
  incident: Incident,
  by: Actor,
  why: string,
  now: Instant,
): Promise<Decision> {
  const { primary } = await dutyAt(tx, team, now);
  const before = incident.ownerId === undefined ? undefined : await tx.people.get(incident.ownerId);
  // A duplicate that was none is theirs who had it: it was never done.
  const isTheirs = incident.duplicateOf === undefined && primary && mayOwn(team, incident, primary);
  return reopen(incident, by, team, now, { why, owner: isTheirs ? primary : before });
}
