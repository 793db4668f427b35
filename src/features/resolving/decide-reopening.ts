import type { Decision } from '../../domain/incident/decision.ts';
import type { Actor, Incident } from '../../domain/incident/incident.ts';
import { reopen } from '../../domain/incident/reopen.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { dutyAt } from '../duty/duty-at.ts';

/** Reopens an incident for whoever is primary of the duty week that it is now, or of the next one while closed. */
export async function decideReopening(
  tx: Tx,
  team: Team,
  incident: Incident,
  by: Actor,
  why: string,
  now: Instant,
): Promise<Decision> {
  const { primary } = await dutyAt(tx, team, now);
  return reopen(incident, by, { why, ownerId: primary?.id }, team, now);
}
