import { type Refusal, refuse } from '../../domain/incident/decision.ts';
import { type Actor, type Incident, incidentName } from '../../domain/incident/incident.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { authoriseOnTeam } from '../authorise.ts';
import { dutyAt } from '../duty/duty-at.ts';

/**
 * Whether somebody may ask experts about an incident, or call that off: whoever works on it (owner, or on it), the pair
 * on duty, and admins. A refusal is recorded, and says who may.
 */
export async function mayAskExperts(
  tx: Tx,
  team: Team,
  incident: Incident,
  by: Actor,
  now: Instant,
): Promise<Refusal | undefined> {
  const what = 'ask-expert';
  const refusal = await authoriseOnTeam(tx, team, by, what, incident.number, now);
  if (refusal) return refusal;
  const { primary, backup } = await dutyAt(tx, team, now);
  const owner = incident.ownerId === undefined ? undefined : await tx.people.get(incident.ownerId);
  const may = [owner?.userId, incident.onIt?.by.userId, primary?.userId, backup?.userId];
  if (may.includes(by.userId) || team.admins.includes(by.userId)) return undefined;
  await tx.log.append(
    { team: team.key, incident: incident.number },
    [{ type: 'refused', by, what, incident: incident.number }],
    now,
  );
  const names = new Set([owner?.name, primary?.name, backup?.name].filter((n) => n !== undefined));
  const name = incidentName(incident.number);
  return refuse(
    'not-yours',
    `Only those who work on ${name} may ask experts: ${[...names].join(', ')}, or an admin. \`/oncall onit ${name}\` makes it yours to work on.`,
  );
}
