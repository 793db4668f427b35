import { type Refusal, refuse } from '../../../domain/incident/decision.ts';
import type { Actor } from '../../../domain/incident/incident.ts';
import type { CoverOffer } from '../../../domain/rotation/cover-offer.ts';
import { ROLES, type Role } from '../../../domain/rotation/role.ts';
import type { Responder, TeamKey, UserId } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Tx } from '../../../ports/store.ts';
import { namedActor } from '../../authorise.ts';
import { type Context, teamOf } from '../../context.ts';
import { once } from '../../once.ts';
import { enqueueTeamEffects } from '../enqueue-team-effects.ts';
import { forWhom, namesOf } from '../for-whom.ts';
import { coverSubject } from './end-cover-offer.ts';
import {
  type CoverDoubt,
  doubtAbout,
  flawsOfCover,
  overlapWith,
  spanWords,
} from './judge-cover.ts';
import { loadDuty } from './load-duty.ts';

/** What somebody needs: another to hold their role for part of the time. */
export interface CoverWish {
  /** Whom they act for; undefined for themselves. */
  readonly forUser: UserId | undefined;
  /** Who is asked; undefined asks everybody. */
  readonly toUser: UserId | undefined;
  readonly from: Instant;
  readonly to: Instant;
}

export interface CoverRequested {
  readonly ok: true;
  readonly offer: string;
  readonly role: Role;
  readonly from: Instant;
  readonly to: Instant;
  readonly asked: string | undefined;
  readonly lapsesAt: Instant;
}

/** Asks one person, or all, to hold somebody's role for part of the time. */
export async function requestCover(
  context: Context,
  input: {
    readonly delivery: string;
    readonly team: TeamKey;
    readonly by: Actor;
    readonly wish: CoverWish;
    /** An admin has seen which rules break, and asks all the same. */
    readonly override?: readonly string[];
  },
): Promise<CoverRequested | CoverDoubt> {
  const { store, clock, teams } = context;
  const team = teamOf(teams, input.team);
  const result = await store.transaction(async (tx) => {
    const now = clock.now();
    return await once<CoverRequested | CoverDoubt>(
      tx,
      input.delivery,
      now,
      async () => await decideRequest(tx, team, input, now),
    );
  });
  context.wake();
  return result;
}

async function decideRequest(
  tx: Tx,
  team: Team,
  input: {
    readonly by: Actor;
    readonly wish: CoverWish;
    readonly override?: readonly string[];
  },
  now: Instant,
): Promise<CoverRequested | CoverDoubt> {
  const { by: asking, wish, override = [] } = input;
  const acting = await forWhom(tx, team, asking, wish.forUser, 'cover', now);
  if (!acting.ok) return acting;
  const { who } = acting;
  const from = Math.max(wish.from, now);
  const role = await roleThroughout(tx, team, who, from, wish.to);
  if (typeof role !== 'string') return role;
  let asked: Responder | undefined;
  let overridden: readonly string[] = [];
  if (wish.toUser !== undefined) {
    asked = (await tx.people.byUser(wish.toUser)).find((r) => r.team === team.key && r.active);
    if (asked === undefined) {
      const name = await namesOf(tx, [wish.toUser]);
      return refuse(
        'invalid',
        `${name} is not on ${team.name}’s rotation. \`/oncall people\` lists who is.`,
        'coverer',
      );
    }
    if (asked.id === who.id)
      return refuse(
        'invalid',
        'Nobody covers for themselves. Name somebody else, or nobody to ask everyone.',
        'coverer',
      );
    const flaws = await flawsOfCover(tx, team, { role, from, to: wish.to }, asked);
    const doubt = await doubtAbout(tx, team, flaws, asking, override);
    if (doubt) return { ...doubt, field: 'coverer' };
    overridden = flaws.keys;
  }
  const open = await tx.coverOffers.open(team.key);
  const same = open.find(
    (one) => one.forId === who.id && one.role === role && one.from < wish.to && one.to > from,
  );
  if (same) {
    return refuse(
      'settled',
      `A cover is asked for already: ${spanWords(team, same)}. Withdraw that one first, or wait for its answer.`,
    );
  }
  const by = await namedActor(tx, team, asking);
  const offer: CoverOffer = {
    id: await tx.coverOffers.nextId(),
    team: team.key,
    askedBy: by,
    forId: who.id,
    toId: asked?.id,
    role,
    from,
    to: wish.to,
    overridden,
    requestedAt: now,
    lapsesAt: from > now ? from : wish.to,
    state: 'open',
    settled: undefined,
  };
  await writeOffer(tx, offer, who, asked, now);
  const { id, to, lapsesAt } = offer;
  return { ok: true, offer: id, role, from, to, asked: asked?.name, lapsesAt };
}

async function writeOffer(
  tx: Tx,
  offer: CoverOffer,
  who: Responder,
  asked: Responder | undefined,
  now: Instant,
): Promise<void> {
  const { id, team, askedBy: by, forId, toId, role, from, to, overridden } = offer;
  const aside = overridden.length > 0 ? { overridden } : {};
  await tx.coverOffers.put(offer);
  await tx.log.append(
    { team },
    [{ type: 'cover-asked', offer: id, by, forId, toId, role, from, to, ...aside }],
    now,
  );
  await tx.timers.arm(team, {
    incident: undefined,
    team,
    dueAt: offer.lapsesAt,
    what: { kind: 'cover-offer-lapses', offer: id },
  });
  const about = { about: 'cover-offer', offer: id } as const;
  await enqueueTeamEffects(
    tx,
    team,
    coverSubject(id),
    'asked',
    [
      asked
        ? { kind: 'tell', to: asked.userId, notice: { ...about, reader: 'asked' } }
        : { kind: 'announce', notice: { ...about, reader: 'all' } },
      { kind: 'tell', to: who.userId, notice: { ...about, reader: 'asker' } },
    ],
    now,
  );
}

/** The role that somebody holds all the while; else a refusal that says who does. */
async function roleThroughout(
  tx: Tx,
  team: Team,
  who: Responder,
  from: Instant,
  to: Instant,
): Promise<Role | Refusal> {
  const { stretches, covers } = await loadDuty(tx, team, from, to);
  const held = stretches.map(({ duty }) =>
    ROLES.find((role) => duty[role]?.responderId === who.id),
  );
  const [role] = held;
  if (role !== undefined && held.every((one) => one === role)) return role;
  const known = held.find((one) => one !== undefined);
  if (known === undefined) {
    const pair = await Promise.all(
      ROLES.map(async (each) => {
        const id = stretches[0]?.duty[each]?.responderId;
        const person = id === undefined ? undefined : await tx.people.get(id);
        return `${person?.name ?? 'nobody'} is ${each}`;
      }),
    );
    const overlap = await overlapWith(tx, team, covers, ROLES, { from, to });
    return refuse(
      'not-yours',
      `${who.name} is not on duty then: ${pair.join(', ')}.${overlap === undefined ? '' : ` ${overlap}`}`,
    );
  }
  const overlap = await overlapWith(tx, team, covers, [known], { from, to });
  const mine = stretches.filter((_, index) => held[index] === known);
  const [first] = mine;
  const most = first && { from: first.from, to: first.to };
  return refuse(
    'invalid',
    `${overlap ?? `${who.name} is not ${known} all that time.`}${most ? ` It is theirs ${spanWords(team, most)}.` : ''}`,
  );
}
