import { type Refusal, refuse } from '../../../domain/incident/decision.ts';
import type { Actor } from '../../../domain/incident/incident.ts';
import { brokenKey } from '../../../domain/rotation/seats/seat-change.ts';
import { seatEffect, withChanges } from '../../../domain/rotation/seats/seat-effect.ts';
import { brokenWords } from '../../../domain/rotation/seats/words.ts';
import { isBound, isSameSeat, type Swap, seatsExchanged } from '../../../domain/rotation/swap.ts';
import type { Context } from '../../context.ts';
import { lapseChanged } from '../lapse-changed.ts';
import { loadStanding } from '../load-standing.ts';
import { type Answered, type RequestKind, type Settled, settleRequest } from '../settle-request.ts';
import { endSwap } from './end-swap.ts';

export type SwapAnswer = 'accept' | 'decline' | 'withdraw';

const SWAP: RequestKind<Swap, SwapAnswer> = {
  what: 'swap',
  called: 'This swap',
  waits: 'requested',
  unknown: 'That swap is not known any more.',
  load: async (tx, id) => await tx.swaps.get(id),
  sideOf: ({ gives, gets }, answer, isAdmin) => {
    if (isAdmin) return undefined;
    return answer === 'withdraw'
      ? { responderId: gives.responderId, who: 'who asked', does: 'withdraw' }
      : { responderId: gets.responderId, who: 'who was asked', does: 'answer' };
  },
  decide: decideAnswer,
};

/** What somebody answers to a request for a swap. */
export async function settleSwap(
  context: Context,
  input: {
    readonly delivery: string;
    readonly swap: string;
    readonly by: Actor;
    readonly answer: SwapAnswer;
  },
): Promise<Settled<Swap> | Refusal> {
  return await settleRequest(context, SWAP, { ...input, id: input.swap });
}

async function decideAnswer({
  tx,
  team,
  request: swap,
  answer,
  by,
  now,
}: Answered<Swap, SwapAnswer>): Promise<Swap | Refusal> {
  if (answer === 'decline') return await endSwap(tx, swap, { as: 'declined', by }, now);
  if (answer === 'withdraw') return await endSwap(tx, swap, { as: 'withdrawn', by }, now);
  if (now >= swap.lapsesAt)
    return await endSwap(tx, swap, { as: 'lapsed', why: 'unanswered' }, now);
  const { gives, gets, overridden } = swap;
  const standing = await loadStanding(tx, team, [gives.week, gets.week]);
  if (!isBound(swap, standing.assignments)) {
    return await endSwap(tx, swap, { as: 'lapsed', why: 'changed' }, now);
  }
  const changes = seatsExchanged(gives, gets);
  const { broken } = seatEffect(standing, changes);
  const nameOf = (id: string): string =>
    standing.people.find((person) => person.id === id)?.name ?? 'someone';
  const reasons = broken
    .filter((one) => !overridden.includes(brokenKey(one)))
    .map((one) => brokenWords(one, nameOf));
  if (reasons.length > 0) {
    return refuse('rule-broken', `This swap is not possible any more. ${reasons.join(' ')}`);
  }
  const exchanged = withChanges(standing.assignments, changes);
  for (const seat of exchanged.filter((a) => changes.some((change) => isSameSeat(a, change)))) {
    await tx.people.putAssignment(team.key, seat, now);
  }
  const accepted = await endSwap(tx, swap, { as: 'accepted', by }, now);
  await lapseChanged(tx, team, now);
  return accepted;
}
