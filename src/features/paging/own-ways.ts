import { type Refusal, refuse } from '../../domain/incident/decision.ts';
import type { Actor } from '../../domain/incident/incident.ts';
import {
  type ContactWay,
  type ContactWayId,
  type ContactWayKind,
  MOST_WAYS,
} from '../../domain/paging/contact-way.ts';
import { readContactWay } from '../../domain/paging/read-contact-way.ts';
import type { TeamKey } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import { type Instant, MINUTE_MS } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import type { WaySender } from '../../ports/way-sender.ts';
import { authoriseOnTeam, namedActor } from '../authorise.ts';
import { type Context, teamOf } from '../context.ts';
import { once } from '../once.ts';
import { enqueueTeamEffects } from '../rotation/enqueue-team-effects.ts';

/** A telephone is not to ring at every press of a button. */
const TEST_EVERY_MS = MINUTE_MS;

export type WaysContext = Context & { readonly senders: readonly WaySender[] };

interface Asking {
  readonly delivery: string;
  readonly team: TeamKey;
  readonly by: Actor;
}

/** How somebody is reached, and what a use case did to it. */
export interface OwnWays {
  readonly ok: true;
  readonly ways: readonly ContactWay[];
  /** What was done, if anything: the way that it was done to. */
  readonly done?: {
    readonly what: 'added' | 'removed' | 'tested';
    readonly kind: ContactWayKind;
  };
}

/** Somebody's own ways. Nobody else sees them. */
export async function ownWays(context: Context, asking: Asking): Promise<OwnWays | Refusal> {
  const team = teamOf(context.teams, asking.team);
  return await context.store.transaction(async (tx) => {
    const refusal = await authoriseOnTeam(
      tx,
      team,
      asking.by,
      'reach',
      undefined,
      context.clock.now(),
    );
    return refusal ?? { ok: true, ways: await tx.contactWays.of(asking.by.userId) };
  });
}

/** Which kinds of ways others have, and not where those lead. */
export async function kindsOf(
  { store }: Context,
  userId: string,
): Promise<readonly ContactWayKind[]> {
  const ways = await store.transaction(async (tx) => await tx.contactWays.of(userId));
  return [...new Set(ways.map(({ kind }) => kind))];
}

/** Adds a way as it was typed. The same address by the same kind again changes its wait. */
export async function addWay(
  context: WaysContext,
  asking: Asking & {
    readonly kind: ContactWayKind;
    readonly text: string;
    readonly afterMinutes: number;
  },
): Promise<OwnWays | Refusal> {
  const { kind } = asking;
  // Before names are looked up and servers asked for somebody who may not.
  const allowed = await ownWays(context, asking);
  if (!allowed.ok) return allowed;
  const sender = context.senders.find((one) => one.kind === kind);
  if (sender === undefined) return notSetUp(kind);
  const read = readContactWay(kind, asking.text, asking.afterMinutes);
  if (!read.ok) {
    const isWait = read.problem.startsWith('The wait');
    return refuse('invalid', read.problem, isWait ? 'reach_after' : 'reach_address');
  }
  const given = read.value;
  // Outside the transaction: a name has to be resolved for it.
  const trouble = await sender.trouble({ ...given, id: '', userId: '', givenAt: 0 });
  if (trouble !== undefined) {
    return refuse('invalid', `That would not arrive: ${trouble}.`, 'reach_address');
  }
  return await changing(context, asking, async (tx, team, by, now) => {
    const ways = await tx.contactWays.of(by.userId);
    const same = ways.find((way) => way.kind === kind && way.address === given.address);
    if (same === undefined && ways.length >= MOST_WAYS) {
      return refuse(
        'invalid',
        `You have ${String(MOST_WAYS)} ways already. Remove one first, so that a page does not ring everywhere.`,
      );
    }
    const id = same?.id ?? (await tx.contactWays.nextId());
    await tx.contactWays.put({
      ...same,
      ...given,
      id,
      userId: by.userId,
      givenAt: same?.givenAt ?? now,
    });
    await tx.log.append(
      { team: team.key },
      [{ type: 'reach-changed', by, kind, given: true }],
      now,
    );
    return { ok: true, ways: await tx.contactWays.of(by.userId), done: { what: 'added', kind } };
  });
}

/** Takes a way away: pages that wait for it go by the others alone. */
export async function removeWay(
  context: WaysContext,
  asking: Asking & { readonly way: ContactWayId },
): Promise<OwnWays | Refusal> {
  return await changing(context, asking, async (tx, team, by, now) => {
    const way = await ownWay(tx, by, asking.way);
    if (way === undefined) return noSuchWay();
    await tx.contactWays.remove(way.id);
    const { kind } = way;
    await tx.log.append(
      { team: team.key },
      [{ type: 'reach-changed', by, kind, given: false }],
      now,
    );
    return { ok: true, ways: await tx.contactWays.of(by.userId), done: { what: 'removed', kind } };
  });
}

/** Sends a test page by one way. */
export async function testWay(
  context: WaysContext,
  asking: Asking & { readonly way: ContactWayId },
): Promise<OwnWays | Refusal> {
  return await changing(context, asking, async (tx, team, by, now) => {
    const way = await ownWay(tx, by, asking.way);
    if (way === undefined) return noSuchWay();
    if (!context.senders.some(({ kind }) => kind === way.kind)) return notSetUp(way.kind);
    if (now - (way.askedAt ?? Number.NEGATIVE_INFINITY) < TEST_EVERY_MS) {
      return refuse('invalid', 'Something was sent there a moment ago. Test it again in a minute.');
    }
    await sendTest(tx, team, way, asking.delivery, now);
    const { kind } = way;
    return { ok: true, ways: await tx.contactWays.of(by.userId), done: { what: 'tested', kind } };
  });
}

/** Queues a test page, and notes that its answer is waited for. */
export async function sendTest(
  tx: Tx,
  team: Team,
  way: ContactWay,
  occasion: string,
  now: Instant,
): Promise<void> {
  await tx.contactWays.put({ ...way, askedAt: now });
  const effect = { kind: 'test-way', way: way.id } as const;
  await enqueueTeamEffects(tx, team.key, `way/${way.id}`, occasion, [effect], now);
}

async function changing(
  context: Context,
  asking: Asking,
  work: (tx: Tx, team: Team, by: Actor, now: Instant) => Promise<OwnWays | Refusal>,
): Promise<OwnWays | Refusal> {
  const { store, clock, teams } = context;
  const team = teamOf(teams, asking.team);
  const result = await store.transaction(async (tx) => {
    const now = clock.now();
    const refusal = await authoriseOnTeam(tx, team, asking.by, 'reach', undefined, now);
    if (refusal) return refusal;
    const by = await namedActor(tx, team, asking.by);
    // What is remembered of a delivery holds no address: a repeat reads the ways anew.
    const done = await once<{ readonly ok: true; readonly done: OwnWays['done'] } | Refusal>(
      tx,
      asking.delivery,
      now,
      async () => {
        const made = await work(tx, team, by, now);
        return made.ok ? { ok: true, done: made.done } : made;
      },
    );
    if (!done.ok) return done;
    const ways = await tx.contactWays.of(by.userId);
    return { ok: true, ways, ...(done.done ? { done: done.done } : {}) } as const;
  });
  context.wake();
  return result;
}

async function ownWay(tx: Tx, by: Actor, id: ContactWayId): Promise<ContactWay | undefined> {
  const way = await tx.contactWays.get(id);
  return way?.userId === by.userId ? way : undefined;
}

const noSuchWay = (): Refusal =>
  refuse('invalid', 'That way is none of yours any more. `/oncall reach` shows them.');

const SETTINGS: Readonly<Record<ContactWayKind, string>> = {
  email: 'HOTLINE_SMTP_URL',
  sms: 'TWILIO_ACCOUNT_SID',
  voice: 'TWILIO_ACCOUNT_SID',
  push: 'HOTLINE_PUSH_NETWORKS',
};

const notSetUp = (kind: ContactWayKind): Refusal =>
  refuse(
    'invalid',
    `This bot is not set up for ${kind === 'sms' ? 'SMS' : kind}. Whoever runs it gives ${SETTINGS[kind]} (see .env.example); until then choose another way.`,
    'reach_kind',
  );
