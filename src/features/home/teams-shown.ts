import type { UserId } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Tx } from '../../ports/store.ts';
import type { Teams } from '../context.ts';

/** More would neither be read nor fit into Slack's hundred blocks. */
const MOST_TEAMS = 3;

/** The teams of which somebody's Home tab tells: those that they are on or look after; else the first few. */
export async function teamsShown(tx: Tx, teams: Teams, userId: UserId): Promise<readonly Team[]> {
  const all = [...teams.values()];
  const own = await ownTeams(tx, all, userId);
  return (own.length > 0 ? own : all).slice(0, MOST_TEAMS);
}

/** The teams that somebody is on or is an admin of; those that they are on come first. */
export async function ownTeams(
  tx: Tx,
  all: readonly Team[],
  userId: UserId,
): Promise<readonly Team[]> {
  const roles = await tx.people.byUser(userId);
  const isOn = (team: Team): boolean => roles.some((role) => role.team === team.key && role.active);
  return [
    ...all.filter(isOn),
    ...all.filter((team) => !isOn(team) && team.admins.includes(userId)),
  ];
}
