import type { Incident } from '../../domain/incident/incident.ts';
import { isCapable } from '../../domain/incident/restricted.ts';
import type { Responder } from '../../domain/team/responder.ts';
import { environmentOf, type Team } from '../../domain/team/team.ts';

/** Whether nothing but the fact of an incident may be written down or sent: marked so, or restricted since. */
export function isRestricted(
  team: Team,
  incident: Pick<Incident, 'environment' | 'isRestricted'>,
): boolean {
  return (
    incident.isRestricted === true || environmentOf(team, incident.environment)?.restricted === true
  );
}

/** Whether somebody has every capability that an incident's environment asks for. */
export function mayWorkOn(
  team: Team,
  incident: Pick<Incident, 'environment'>,
  person: Pick<Responder, 'capabilities'>,
): boolean {
  const environment = environmentOf(team, incident.environment);
  return environment === undefined || isCapable(person, environment);
}
