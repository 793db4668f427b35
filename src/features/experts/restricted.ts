import type { Incident } from '../../domain/incident/incident.ts';
import type { Responder } from '../../domain/team/responder.ts';
import type { Environment, Team } from '../../domain/team/team.ts';

/** Where an incident lives; undefined for the ordinary environment, or one that the configuration no longer has. */
export function environmentOf(
  team: Team,
  { environment }: Pick<Incident, 'environment'>,
): Environment | undefined {
  return team.environments.find(({ key }) => key === environment);
}

/** Whether nothing but the fact of an incident may be written down or sent: marked so, or restricted since. */
export function isRestricted(
  team: Team,
  incident: Pick<Incident, 'environment' | 'isRestricted'>,
): boolean {
  return incident.isRestricted === true || environmentOf(team, incident)?.restricted === true;
}

/** Whether somebody has every capability that an incident's environment asks for. */
export function mayWorkOn(
  team: Team,
  incident: Pick<Incident, 'environment'>,
  { capabilities }: Pick<Responder, 'capabilities'>,
): boolean {
  const has = new Set(capabilities.map((one) => one.toLowerCase()));
  return (environmentOf(team, incident)?.needs ?? []).every((need) => has.has(need.toLowerCase()));
}
