import { type Refusal, refuse } from '../../domain/incident/decision.ts';
import type { Actor } from '../../domain/incident/incident.ts';
import type { Responder, UserId } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { authoriseOnTeam, recordRefusal } from '../authorise.ts';

/**
 * The responder whose weeks somebody may change: their own; an admin may act for another. A refusal of rights is
 * recorded, and says who may.
 *
 * @param forUser whom they act for; undefined for themselves.
 */
export async function forWhom(
  tx: Tx,
  team: Team,
  by: Actor,
  forUser: UserId | undefined,
  what: string,
  now: Instant,
): Promise<{ readonly ok: true; readonly who: Responder } | Refusal> {
  const refusal = await authoriseOnTeam(tx, team, by, what, undefined, now);
  if (refusal) return refusal;
  const userId = forUser ?? by.userId;
  const isOther = userId !== by.userId;
  if (isOther && !team.admins.includes(by.userId)) {
    await recordRefusal(tx, team, by, what, now);
    return refuse(
      'not-yours',
      `Only an admin of ${team.name} may do that for somebody else: ${await namesOf(tx, team.admins)}.`,
    );
  }
  const roles = await tx.people.byUser(userId);
  const who = roles.find((r) => r.team === team.key && r.active);
  if (who) return { ok: true, who };
  return refuse(
    'not-on-team',
    isOther
      ? `${await nameOf(tx, userId)} is not on ${team.name}’s rotation. \`/oncall people\` lists who is.`
      : `You are an admin, but not on ${team.name}’s rotation, so you have no weeks of your own. You may act for somebody: name them first.`,
  );
}

/** How people are called, for sentences. */
export async function namesOf(tx: Tx, userIds: readonly UserId[]): Promise<string> {
  const names: string[] = [];
  for (const userId of userIds) names.push(await nameOf(tx, userId));
  return names.join(', ');
}

async function nameOf(tx: Tx, userId: UserId): Promise<string> {
  const [role] = await tx.people.byUser(userId);
  return role?.name ?? (await tx.people.nameOf(userId)) ?? 'that person';
}
