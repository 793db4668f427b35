import { type Refusal, refuse } from '../../domain/incident/decision.ts';
import { type Actor, type Incident, incidentName } from '../../domain/incident/incident.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { dutyAt } from '../duty/duty-at.ts';

/**
 * Whether somebody may write an incident's post-mortem: its owner, whoever was or is primary or backup of it, the lead,
 * the admins. Of a restricted environment there is none.
 */
export async function mayWritePostmortem(
  tx: Tx,
  team: Team,
  incident: Incident,
  by: Actor,
  now: Instant,
): Promise<Refusal | undefined> {
  const name = incidentName(incident.number);
  if (incident.isRestricted) {
    return refuse(
      'restricted-environment',
      `${name} is restricted: nothing about it may be written down here, a post-mortem neither.`,
    );
  }
  const then = await dutyAt(tx, team, incident.cameInAt);
  const today = await dutyAt(tx, team, now);
  const owner = incident.ownerId === undefined ? undefined : await tx.people.get(incident.ownerId);
  const people = [owner, then.primary, then.backup, today.primary, today.backup];
  const userIds = people.flatMap((person) => (person?.active ? [person.userId] : []));
  if ([...userIds, team.lead, ...team.admins].includes(by.userId)) return undefined;
  const what = 'postmortem';
  const refused = { type: 'refused', by, what, incident: incident.number } as const;
  await tx.log.append({ team: team.key, incident: incident.number }, [refused], now);
  const whose = owner ? `${owner.name}, who owns it,` : 'Its owner,';
  return refuse(
    'not-yours',
    `${whose} the backup, the lead and the admins write the post-mortem of ${name}. Tell them what should be in it, or say it in the thread.`,
  );
}
