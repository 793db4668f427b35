import { type Refusal, refuse } from '../../../domain/incident/decision.ts';
import type { Actor } from '../../../domain/incident/incident.ts';
import type { CoverOffer } from '../../../domain/rotation/cover-offer.ts';
import type { Responder } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Tx } from '../../../ports/store.ts';
import type { Context } from '../../context.ts';
import { type Answered, type RequestKind, type Settled, settleRequest } from '../settle-request.ts';
import { endCoverOffer } from './end-cover-offer.ts';
import { doubtAbout, flawsOfCover } from './judge-cover.ts';
import { isStillTheirs } from './load-duty.ts';
import { writeCover } from './write-cover.ts';

/** `take-anyway`: an admin has read which rule breaks, and takes it all the same. */
export type CoverAnswer = 'take' | 'take-anyway' | 'decline' | 'withdraw';

const COVER: RequestKind<CoverOffer, CoverAnswer> = {
  what: 'cover',
  called: 'This',
  waits: 'open',
  unknown: 'That request is not known any more.',
  load: async (tx, id) => await tx.coverOffers.get(id),
  sideOf: ({ forId, toId }, answer, isAdmin) => {
    const takes = answer === 'take' || answer === 'take-anyway';
    const mine = answer === 'withdraw' ? forId : toId;
    if (mine === undefined) {
      return takes
        ? undefined
        : refuse(
            'invalid',
            'It is offered to everybody: whoever does not want it need not answer.',
          );
    }
    // Whoever takes it is on duty, so nobody takes it in another's name.
    if (isAdmin && !takes) return undefined;
    return answer === 'withdraw'
      ? { responderId: mine, who: 'whose turn it is', does: 'withdraw' }
      : { responderId: mine, who: 'who was asked', does: 'answer' };
  },
  decide: decideAnswer,
};

/** What somebody answers who was asked to cover. */
export async function answerCover(
  context: Context,
  input: {
    readonly delivery: string;
    readonly offer: string;
    readonly by: Actor;
    readonly answer: CoverAnswer;
  },
): Promise<Settled<CoverOffer> | Refusal> {
  return await settleRequest(context, COVER, { ...input, id: input.offer });
}

async function decideAnswer({
  tx,
  team,
  request: offer,
  answer,
  by,
  now,
}: Answered<CoverOffer, CoverAnswer>): Promise<CoverOffer | Refusal> {
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
  const setAside = answer === 'take-anyway' ? flaws.keys : offer.overridden;
  const doubt = await doubtAbout(tx, team, flaws, by, setAside);
  if (doubt) return doubt;
  const cover = { kind: 'cover', role, responderId: taker.id, from, to } as const;
  await writeCover(tx, team.key, cover, by, forId, now, flaws.keys);
  return await endCoverOffer(tx, { ...offer, overridden: flaws.keys }, { as: 'taken', by }, now);
}

async function responderOf(tx: Tx, team: Team, by: Actor): Promise<Responder | undefined> {
  return (await tx.people.byUser(by.userId)).find((r) => r.team === team.key && r.active);
}
