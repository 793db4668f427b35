import { fittingCustomers, type KnownCustomer } from '../../domain/incident/known-customers.ts';
import type { TeamKey, UserId } from '../../domain/team/responder.ts';
import { type Context, teamOf } from '../context.ts';

/** Of so many who asked last is looked whether what was typed stands anywhere in them. */
const LATEST = 300;

const OFFERED = 20;

/**
 * Customers who asked before and fit what somebody types. Their addresses are nobody's business but the team's: to anybody
 * else none is offered.
 */
export async function suggestCustomers(
  { store, teams }: Pick<Context, 'store' | 'teams'>,
  key: TeamKey,
  asker: UserId,
  typed: string,
): Promise<readonly KnownCustomer[]> {
  const team = teamOf(teams, key);
  return await store.transaction(async (tx) => {
    const roles = await tx.people.byUser(asker);
    const isOfTeam = team.admins.includes(asker) || roles.some((r) => r.team === key && r.active);
    if (!isOfTeam) return [];
    const latest = await tx.customers.latest(key, LATEST);
    const named = typed.trim() === '' ? [] : await tx.customers.named(key, typed.trim(), OFFERED);
    return fittingCustomers([...latest, ...named], typed, OFFERED);
  });
}
