import type { Incident } from '../../domain/incident/incident.ts';
import { silenceOver } from '../../domain/incident/silence.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { dutyAt } from '../duty/duty-at.ts';
import { carryOutDecision } from '../incident/carry-out-decision.ts';
import { lastHeard } from './last-heard.ts';

/**
 * An incident may have been silent for long: asks its owner, else whoever is primary, else the lead. Whatever was said
 * or happened since the timer was armed puts it off; that is why nothing has to arm it anew when somebody speaks.
 *
 * @param spokenAt when something was said last of which nothing is kept; 0 where nothing was.
 */
export async function fireSilence(
  tx: Tx,
  team: Team,
  incident: Incident,
  spokenAt: Instant,
  now: Instant,
): Promise<void> {
  const owner = incident.ownerId === undefined ? undefined : await tx.people.get(incident.ownerId);
  const { primary } = await dutyAt(tx, team, now);
  const to = [owner, primary].find((person) => person?.active)?.userId ?? team.lead;
  const heardAt = Math.max(spokenAt, await lastHeard(tx, incident));
  await carryOutDecision(tx, silenceOver(incident, heardAt, { userId: to }, team, now), now);
}
