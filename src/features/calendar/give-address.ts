import type { Refusal } from '../../domain/incident/decision.ts';
import { refuse } from '../../domain/incident/decision.ts';
import type { Actor } from '../../domain/incident/incident.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { FeedScope } from '../../ports/feeds.ts';
import type { Tx } from '../../ports/store.ts';
import { authoriseOnTeam } from '../authorise.ts';
import type { CalendarContext } from './context.ts';
import { responderOf } from './duties-of.ts';

/** Where somebody stands with one of their addresses. */
export type Address =
  /** Made just now: the only time at which its secret can be shown. */
  | { readonly scope: FeedScope; readonly kind: 'new'; readonly secret: string }
  | { readonly scope: FeedScope; readonly kind: 'known'; readonly since: Instant };

export type Addresses = { readonly ok: true; readonly addresses: readonly Address[] } | Refusal;

/** Somebody's own and the team's address; those that they have not yet are made. */
export async function addressesOf(
  context: CalendarContext,
  team: Team,
  by: Actor,
): Promise<Addresses> {
  const { store, clock } = context;
  return await store.transaction(async (tx) => {
    const refused = await authoriseOnTeam(tx, team, by, 'calendar', undefined, clock.now());
    if (refused) return refused;
    const known = await tx.feeds.ofUser(team.key, by.userId);
    const isResponder = (await responderOf(tx, team, by.userId)) !== undefined;
    const addresses: Address[] = [];
    for (const scope of isResponder ? (['own', 'team'] as const) : (['team'] as const)) {
      const feed = known.find((one) => one.scope === scope);
      addresses.push(
        feed
          ? { scope, kind: 'known', since: feed.createdAt }
          : { scope, kind: 'new', secret: await makeFeed(tx, context, team, by, scope) },
      );
    }
    return { ok: true, addresses };
  });
}

/** Makes a new address. The old one leads nowhere from then on. */
export async function renewedAddress(
  context: CalendarContext,
  team: Team,
  by: Actor,
  scope: FeedScope,
): Promise<Addresses> {
  const { store, clock } = context;
  return await store.transaction(async (tx) => {
    const refused = await authoriseOnTeam(tx, team, by, 'calendar', undefined, clock.now());
    if (refused) return refused;
    if (scope === 'own' && (await responderOf(tx, team, by.userId)) === undefined) {
      return refuse('not-on-team', `You are not on ${team.name}’s rotation: you have no weeks.`);
    }
    const secret = await makeFeed(tx, context, team, by, scope);
    return { ok: true, addresses: [{ scope, kind: 'new', secret }] };
  });
}

/** Ends all of somebody's addresses, as when one has got into the wrong hands. Answers how many there were. */
export async function revokeAddresses(
  { store }: CalendarContext,
  team: Team,
  by: Actor,
): Promise<number> {
  return await store.transaction(async (tx) => await tx.feeds.removeOf(team.key, by.userId));
}

async function makeFeed(
  tx: Tx,
  { secrets, clock }: CalendarContext,
  team: Team,
  { userId }: Actor,
  scope: FeedScope,
): Promise<string> {
  const now = clock.now();
  const before = (await tx.feeds.ofUser(team.key, userId)).find((feed) => feed.scope === scope);
  const secret = secrets.fresh();
  await tx.feeds.put({
    team: team.key,
    userId,
    scope,
    hash: secrets.hash(secret),
    createdAt: now,
    // Programs that fetched the old address know events by their revision: it never goes back.
    revision: before?.revision ?? 0,
    changedAt: before?.changedAt ?? now,
    contentHash: before?.contentHash ?? '',
  });
  return secret;
}
