import { incidentName } from '../../domain/incident/incident.ts';
import type { ContactWay } from '../../domain/paging/contact-way.ts';
import { type AnswerText, type PageAnswer, readAnswer } from '../../domain/paging/page-answer.ts';
import type { TeamKey } from '../../domain/team/responder.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import type { Context } from '../context.ts';
import { actOnIncident } from '../incident/act-on-incident.ts';
import { enqueueTeamEffects } from '../rotation/enqueue-team-effects.ts';

/** What came back by a way, and by whose. */
export interface GivenAnswer {
  /** Unique for ever: the provider's own name for what it delivered. */
  readonly delivery: string;
  readonly way: ContactWay;
  readonly text: AnswerText;
}

/**
 * Somebody answers a page by a way of theirs. It is the same as the button in Slack, with the same rights; but only whoever
 * was paged for an incident may take it like this, since the sender of an SMS can be forged.
 */
export async function answerPage(
  context: Context,
  { delivery, way, text }: GivenAnswer,
): Promise<PageAnswer> {
  const { store, clock } = context;
  if (text.kind === 'unclear') return { kind: 'not-understood' };
  // Whatever was understood shows that the way reaches them.
  await store.transaction(async (tx) => {
    const current = await tx.contactWays.get(way.id);
    if (current) await tx.contactWays.put({ ...current, confirmedAt: clock.now() });
  });
  if (text.kind === 'confirm') return { kind: 'confirmed' };
  const { number } = text;
  const before = await store.transaction(async (tx) => await tx.incidents.get(number));
  if (before === undefined) return { kind: 'no-such', number };
  // The log, not the path: what was reopened or handed on meanwhile has forgotten whom it paged.
  if (!(await wasPaged(context, way, number))) return { kind: 'not-paged', number };
  const acted = await actOnIncident(context, {
    delivery: `way:${delivery}`,
    number,
    by: { userId: way.userId, name: way.userId },
    act: { kind: 'on-it' },
    via: way.kind,
  });
  if (!acted.ok && acted.code !== 'already-resolved') {
    return { kind: 'refused', why: acted.message };
  }
  if (acted.ok && acted.changed) return { kind: 'taken', number };
  const now = await store.transaction(async (tx) => await tx.incidents.get(number));
  if (now?.state === 'waiting' && now.onIt?.by.userId === way.userId) {
    return { kind: 'yours', number };
  }
  const deed = now?.resolution ?? now?.answered ?? now?.onIt;
  const did = now?.resolution ? 'resolved' : now?.answered ? 'answered' : 'took';
  return { kind: 'too-late', number, name: deed?.by.name ?? 'somebody', did };
}

async function wasPaged({ store }: Context, way: ContactWay, number: number): Promise<boolean> {
  return await store.transaction(async (tx) =>
    (await tx.log.ofIncident(number)).some(
      ({ event }) =>
        (event.type === 'paged' || event.type === 'way-paged') && event.to === way.userId,
    ),
  );
}

/**
 * An SMS came in. It is answered by the same way, once however often it is delivered; a number that nobody has given as
 * theirs gets no answer.
 */
export async function takeInText(
  context: Context,
  message: { readonly delivery: string; readonly from: string; readonly body: string },
): Promise<'answered' | 'known' | 'stranger'> {
  const { store, clock } = context;
  const text = readAnswer(message.body);
  const found = await store.transaction(async (tx) => {
    const isKnown = (await tx.deliveries.answerOf(`text:${message.delivery}`)) !== undefined;
    const ways = await tx.contactWays.at(message.from, ['sms', 'voice']);
    return { isKnown, way: await whose(tx, ways, text) };
  });
  if (found.isKnown) return 'known';
  const { way } = found;
  if (way === undefined) return 'stranger';
  const answer = await answerPage(context, { delivery: message.delivery, way, text });
  await store.transaction(async (tx) => {
    const now = clock.now();
    const number = text.kind === 'take' ? text.number : undefined;
    await queueAnswer(tx, way, answer, message.delivery, number, now);
    await tx.deliveries.consume(`text:${message.delivery}`, answer, now);
  });
  context.wake();
  return 'answered';
}

/** Two people may share a telephone: the one whom the incident has paged is meant. */
async function whose(
  tx: Tx,
  ways: readonly ContactWay[],
  text: AnswerText,
): Promise<ContactWay | undefined> {
  const bySms = ways.toSorted((one, other) => one.kind.localeCompare(other.kind));
  if (text.kind !== 'take') return bySms[0];
  const paging = (await tx.incidents.get(text.number))?.paging?.people ?? [];
  const paged = bySms.find((way) => paging.some(({ userId }) => userId === way.userId));
  return paged ?? bySms[0];
}

async function queueAnswer(
  tx: Tx,
  way: ContactWay,
  answer: PageAnswer,
  delivery: string,
  number: number | undefined,
  now: Instant,
): Promise<void> {
  const team = await teamFor(tx, way, number);
  if (team === undefined) return;
  const subject = number === undefined ? `way/${way.id}` : `way/${way.id}/${incidentName(number)}`;
  const effect = { kind: 'answer-way', way: way.id, answer } as const;
  await enqueueTeamEffects(tx, team, subject, delivery, [effect], now);
}

/** The incident's team; where it is about none, the first one that the person is on. */
async function teamFor(
  tx: Tx,
  { userId }: ContactWay,
  number: number | undefined,
): Promise<TeamKey | undefined> {
  const incident = number === undefined ? undefined : await tx.incidents.get(number);
  return incident?.team ?? (await tx.people.byUser(userId))[0]?.team;
}
