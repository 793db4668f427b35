import type { Incident } from '../../domain/incident/incident.ts';
import { isCapable } from '../../domain/incident/restricted.ts';
import type { Responder } from '../../domain/team/responder.ts';
import { environmentOf, type Team } from '../../domain/team/team.ts';

/** Whether an incident may be given to somebody: what is restricted is owned by those alone who may work there. */
export function mayOwn(team: Team, incident: Incident, person: Responder): boolean {
  if (!incident.isRestricted) return true;
  const environment = environmentOf(team, incident.environment);
  return environment !== undefined && isCapable(person, environment);
}
