import type { EscalationContext } from '../../domain/escalation/escalate.ts';
import { restrictedPath } from '../../domain/escalation/path.ts';
import type { Incident, Person } from '../../domain/incident/incident.ts';
import type { Responder } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { dutyAt } from '../duty/duty-at.ts';
import { capablePeople } from './capable-people.ts';

/** Whom the escalation path can reach for an incident, at this moment. */
export async function escalationContext(
  tx: Tx,
  team: Team,
  incident: Incident,
  now: Instant,
): Promise<EscalationContext> {
  const duty = await dutyAt(tx, team, now);
  const owner = incident.ownerId === undefined ? undefined : await tx.people.get(incident.ownerId);
  const roster = await tx.people.ofTeam(team.key);
  const named = (userId: string): Person =>
    roster.find((r) => r.userId === userId) ?? { userId, name: 'the lead' };
  const capable = incident.isRestricted
    ? (await capablePeople(tx, team, incident.environment, duty, now)).filter(
        ({ id }) => id !== incident.ownerId,
      )
    : undefined;
  return {
    team,
    now,
    path: capable ? restrictedPath(capable.length, team.repeatPageMinutes) : team.escalation,
    people: {
      owner: active(owner),
      primary: active(duty.primary),
      backup: active(duty.backup),
      lead: named(team.lead),
      named,
      ...(capable ? { capable } : {}),
    },
  };
}

function active(responder: Responder | undefined): Person | undefined {
  return responder?.active ? { userId: responder.userId, name: responder.name } : undefined;
}
