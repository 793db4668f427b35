import type { Incident } from '../../domain/incident/incident.ts';
import type { Team } from '../../domain/team/team.ts';

/** Whether an incident lives where nothing about it may be written down. */
export function isRestricted(
  { environments }: Team,
  { environment }: Pick<Incident, 'environment'>,
): boolean {
  return environments.some((one) => one.key === environment && one.restricted);
}
