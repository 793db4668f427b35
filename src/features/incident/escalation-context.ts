import type { EscalationContext } from '../../domain/escalation/escalate.ts';
import { type EscalationStep, pathFor } from '../../domain/escalation/path.ts';
import type { Incident, Person } from '../../domain/incident/incident.ts';
import { isCapable } from '../../domain/incident/restricted.ts';
import type { Responder, UserId } from '../../domain/team/responder.ts';
import { environmentOf, type Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { localDateOf } from '../../domain/time/local-days.ts';
import type { Tx } from '../../ports/store.ts';
import { type Duty, dutyAt } from '../duty/duty-at.ts';
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
  const capable = incident.isRestricted
    ? (await capablePeople(tx, team, incident.environment, duty, now)).filter(
        ({ id }) => id !== incident.ownerId,
      )
    : undefined;
  const path = pathFor(team, incident, capable?.length);
  const strangers = await namesOfStrangers(tx, team, path, roster);
  const named = (userId: UserId): Person => {
    const name = roster.find((r) => r.userId === userId)?.name ?? strangers.get(userId);
    return { userId, name: name ?? (userId === team.lead ? 'the lead' : 'somebody named') };
  };
  return {
    team,
    now,
    path,
    people: {
      owner: active(owner),
      primary: active(duty.primary),
      backup: active(duty.backup),
      lead: named(team.lead),
      named,
      having: (capability) =>
        roster
          .filter((one) => one.active && isCapable(one, { needs: [capability] }))
          .map(({ userId, name }) => ({ userId, name })),
      whyNot: await obstacles(tx, team, incident, roster, duty, now),
      ...(capable ? { capable } : {}),
    },
  };
}

function active(responder: Responder | undefined): Person | undefined {
  return responder?.active ? { userId: responder.userId, name: responder.name } : undefined;
}

/** Why somebody is not asked: they left, are away, or may not work where the incident lives. */
async function obstacles(
  tx: Tx,
  team: Team,
  incident: Incident,
  roster: readonly Responder[],
  { primary, backup }: Duty,
  now: Instant,
): Promise<(userId: UserId) => string | undefined> {
  const environment = incident.isRestricted ? environmentOf(team, incident.environment) : undefined;
  const today = localDateOf(now, team.calendar.zone);
  const away = new Set(
    (await tx.people.timeOff(team.key))
      .filter(({ from, to }) => from <= today && today <= to)
      .map(({ responderId }) => responderId),
  );
  return (userId) => {
    const person = roster.find((one) => one.userId === userId);
    if (environment && !(person && isCapable(person, environment))) {
      return `has no access to ${environment.name}`;
    }
    if (person === undefined) return undefined;
    if (!person.active) return 'has left the rotation';
    // Whoever holds a seat is asked all the same: there is nobody who stands in for them.
    const isSeated = person.id === primary?.id || person.id === backup?.id;
    return away.has(person.id) && !isSeated ? 'is away' : undefined;
  };
}

/** Names of those whom the path names and who are on no rotation, as far as Slack has told them. */
async function namesOfStrangers(
  tx: Tx,
  team: Team,
  path: readonly EscalationStep[],
  roster: readonly Responder[],
): Promise<ReadonlyMap<UserId, string>> {
  const names = new Map<UserId, string>();
  const ids = path.flatMap(({ target }) => (target.kind === 'person' ? [target.userId] : []));
  for (const userId of [team.lead, ...ids]) {
    if (roster.some((one) => one.userId === userId)) continue;
    const name = await tx.people.nameOf(userId);
    if (name !== undefined) names.set(userId, name);
  }
  return names;
}
