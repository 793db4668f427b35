import { namedOnPaths } from '../domain/escalation/path.ts';
import { type Refusal, refuse } from '../domain/incident/decision.ts';
import type { Actor } from '../domain/incident/incident.ts';
import type { Team } from '../domain/team/team.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { Tx } from '../ports/store.ts';

/**
 * Whether somebody may act on a team's incidents: its responders and its admins may. A refusal is recorded, and says who
 * may.
 */
export async function authoriseOnTeam(
  tx: Tx,
  team: Team,
  by: Actor,
  what: string,
  incident: number | undefined,
  now: Instant,
): Promise<Refusal | undefined> {
  if (team.admins.includes(by.userId)) return undefined;
  const roles = await tx.people.byUser(by.userId);
  if (roles.some((r) => r.team === team.key && r.active)) return undefined;
  await recordRefusal(tx, team, by, what, now, incident);
  return refuse(
    'not-on-team',
    `Only the people on ${team.name}’s rotation and its admins may do that. To reach them, use \`/oncall report\`.`,
  );
}

/**
 * Whether somebody may act on an incident: whoever its team's escalation path names may, too. A page that its reader may
 * not answer would be no page.
 */
export async function authoriseOnIncident(
  tx: Tx,
  team: Team,
  by: Actor,
  what: string,
  incident: number | undefined,
  now: Instant,
): Promise<Refusal | undefined> {
  if (namedOnPaths(team).includes(by.userId)) {
    const own = (await tx.people.byUser(by.userId)).find((r) => r.team === team.key);
    // Whoever left the rotation is passed over by the path, whatever the configuration still says.
    if (own?.active !== false) return undefined;
  }
  return await authoriseOnTeam(tx, team, by, what, incident, now);
}

/** Keeps in the log that somebody was refused what they may not do. */
export async function recordRefusal(
  tx: Tx,
  team: Team,
  by: Actor,
  what: string,
  now: Instant,
  incident?: number,
): Promise<void> {
  await tx.log.append({ team: team.key, incident }, [{ type: 'refused', by, what, incident }], now);
}

/** The name to show for somebody: the roster's, else what Slack called them. */
export async function namedActor(tx: Tx, team: Team, by: Actor): Promise<Actor> {
  const roles = await tx.people.byUser(by.userId);
  const role = roles.find((r) => r.team === team.key) ?? roles[0];
  return role ? { userId: by.userId, name: role.name } : by;
}
