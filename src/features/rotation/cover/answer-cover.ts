import { type Refusal, refuse } from '../../../domain/incident/decision.ts';
import type { Actor } from '../../../domain/incident/incident.ts';
import type { CoverOffer } from '../../../domain/rotation/cover-offer.ts';
import type { Responder } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Tx } from '../../../ports/store.ts';
import { authoriseOnTeam, namedActor } from '../../authorise.ts';
import { type Context, teamOf } from '../../context.ts';
import { once } from '../../once.ts';
import { endCoverOffer } from './end-cover-offer.ts';
import { flawsOfCover } from './judge-cover.ts';
import { isStillTheirs } from './load-duty.ts';
import { writeCover } from './write-cover.ts';

export type CoverAnswer = 'take' | 'decline' | 'withdraw';

export interface CoverAnswered {
  readonly ok: true;
  readonly offer: string;
  /** What became of it: an answer that came too late finds it lapsed. */
  readonly state: CoverOffer['state'];
}

/** What somebody answers who was asked to cover. State and rights are read at this moment. */
export async function answerCover(
  context: Context,
  input: {
    readonly delivery: string;
    readonly offer: string;
    readonly by: Actor;
    readonly answer: CoverAnswer;
  },
): Promise<CoverAnswered | Refusal> {
  const { store, clock, teams } = context;
  const { answer } = input;
  const result = await store.transaction(async (tx) => {
    const now = clock.now();
    return await once<CoverAnswered | Refusal>(tx, input.delivery, now, async () => {
      const offer = await tx.coverOffers.get(input.offer);
      if (offer === undefined) return refuse('invalid', 'That request is not known any more.');
      const team = teamOf(teams, offer.team);
      const refusal = await mayAnswer(tx, team, offer, input.by, answer, now);
      if (refusal) return refusal;
      if (offer.state !== 'open') return settledAlready(offer);
      const by = await namedActor(tx, team, input.by);
      const ended = await decideAnswer(tx, team, offer, answer, by, now);
      return 'ok' in ended ? ended : { ok: true, offer: ended.id, state: ended.state };
    });
  });
  context.wake();
  return result;
}

async function decideAnswer(
  tx: Tx,
  team: Team,
  offer: CoverOffer,
  answer: CoverAnswer,
  by: Actor,
  now: Instant,
): Promise<CoverOffer | Refusal> {
  if (answer === 'decline') return await endCoverOffer(tx, offer, { as: 'declined', by }, now);
  if (answer === 'withdraw') return await endCoverOffer(tx, offer, { as: 'withdrawn', by }, now);
  if (now >= offer.lapsesAt) {
    return await endCoverOffer(tx, offer, { as: 'lapsed', why: 'untaken' }, now);
  }
  if (!(await isStillTheirs(tx, team, offer, now))) {
    return await endCoverOffer(tx, offer, { as: 'lapsed', why: 'changed' }, now);
  }
  const taker = await responderOf(tx, team, by);
  if (taker === undefined) {
    return refuse(
      'not-on-team',
      'Only somebody on the rotation can take it: name them with `/oncall people`.',
    );
  }
  const { role, to, forId } = offer;
  const from = Math.max(offer.from, now);
  if (taker.id === forId)
    return refuse('invalid', 'It is your own turn: nobody covers for themselves.');
  const flaws = await flawsOfCover(tx, team, { role, from, to }, taker);
  if (flaws !== undefined) return refuse('rule-broken', flaws);
  const cover = { kind: 'cover', role, responderId: taker.id, from, to } as const;
  await writeCover(tx, team.key, cover, by, forId, now);
  return await endCoverOffer(tx, offer, { as: 'taken', by }, now);
}

async function responderOf(tx: Tx, team: Team, by: Actor): Promise<Responder | undefined> {
  return (await tx.people.byUser(by.userId)).find((r) => r.team === team.key && r.active);
}

async function mayAnswer(
  tx: Tx,
  team: Team,
  offer: CoverOffer,
  by: Actor,
  answer: CoverAnswer,
  now: Instant,
): Promise<Refusal | undefined> {
  const what = `cover-${answer}`;
  const refusal = await authoriseOnTeam(tx, team, by, what, undefined, now);
  if (refusal) return refusal;
  const isAdmin = team.admins.includes(by.userId);
  const mine = answer === 'withdraw' ? offer.forId : offer.toId;
  if (mine === undefined) {
    return answer === 'decline'
      ? refuse('invalid', 'It is offered to everybody: whoever does not want it need not answer.')
      : undefined;
  }
  // Whoever takes it is on duty, so nobody takes it in another's name.
  if (isAdmin && answer !== 'take') return undefined;
  const person = await tx.people.get(mine);
  if (person?.userId === by.userId) return undefined;
  await tx.log.append(
    { team: team.key },
    [{ type: 'refused', by, what, incident: undefined }],
    now,
  );
  const name = person?.name ?? 'the other';
  return refuse(
    'not-yours',
    answer === 'withdraw'
      ? `Only ${name}, whose turn it is, or an admin may withdraw it.`
      : `Only ${name}, who was asked, may answer it.`,
  );
}

function settledAlready(offer: CoverOffer): Refusal {
  const by = offer.settled?.by ? ` by ${offer.settled.by.name}` : '';
  return refuse('settled', `This has been ${offer.state}${by} already.`);
}
