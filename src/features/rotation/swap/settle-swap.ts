import { type Refusal, refuse } from '../../../domain/incident/decision.ts';
import type { Actor } from '../../../domain/incident/incident.ts';
import { brokenKey } from '../../../domain/rotation/seats/seat-change.ts';
import { seatEffect, withChanges } from '../../../domain/rotation/seats/seat-effect.ts';
import { brokenWords } from '../../../domain/rotation/seats/words.ts';
import { isBound, isSameSeat, type Swap, seatsExchanged } from '../../../domain/rotation/swap.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Tx } from '../../../ports/store.ts';
import { authoriseOnTeam, namedActor } from '../../authorise.ts';
import { type Context, teamOf } from '../../context.ts';
import { once } from '../../once.ts';
import { lapseChanged } from '../lapse-changed.ts';
import { loadStanding } from '../load-standing.ts';
import { endSwap } from './end-swap.ts';

export type SwapAnswer = 'accept' | 'decline' | 'withdraw';

export interface SwapAnswered {
  readonly ok: true;
  readonly swap: string;
  /** What became of it: an answer that came too late finds it lapsed. */
  readonly state: Swap['state'];
}

/** What somebody answers to a request. State and rights are read at this moment, not when the button was drawn. */
export async function settleSwap(
  context: Context,
  input: {
    readonly delivery: string;
    readonly swap: string;
    readonly by: Actor;
    readonly answer: SwapAnswer;
  },
): Promise<SwapAnswered | Refusal> {
  const { store, clock, teams } = context;
  const { answer } = input;
  const result = await store.transaction(async (tx) => {
    const now = clock.now();
    return await once<SwapAnswered | Refusal>(tx, input.delivery, now, async () => {
      const swap = await tx.swaps.get(input.swap);
      if (swap === undefined) return refuse('invalid', 'That swap is not known any more.');
      const team = teamOf(teams, swap.team);
      const refusal = await mayAnswer(tx, team, swap, input.by, answer, now);
      if (refusal) return refusal;
      if (swap.state !== 'requested') return settledAlready(swap);
      const by = await namedActor(tx, team, input.by);
      const ended = await decideAnswer(tx, team, swap, answer, by, now);
      return 'ok' in ended ? ended : { ok: true, swap: ended.id, state: ended.state };
    });
  });
  context.wake();
  return result;
}

async function decideAnswer(
  tx: Tx,
  team: Team,
  swap: Swap,
  answer: SwapAnswer,
  by: Actor,
  now: Instant,
): Promise<Swap | Refusal> {
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

async function mayAnswer(
  tx: Tx,
  team: Team,
  swap: Swap,
  by: Actor,
  answer: SwapAnswer,
  now: Instant,
): Promise<Refusal | undefined> {
  const what = `swap-${answer}`;
  const refusal = await authoriseOnTeam(tx, team, by, what, undefined, now);
  if (refusal || team.admins.includes(by.userId)) return refusal;
  const side = answer === 'withdraw' ? swap.gives : swap.gets;
  const person = await tx.people.get(side.responderId);
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
      ? `Only ${name}, who asked, or an admin may withdraw it.`
      : `Only ${name}, who was asked, may answer it.`,
  );
}

function settledAlready(swap: Swap): Refusal {
  const by = swap.settled?.by ? ` by ${swap.settled.by.name}` : '';
  return refuse('settled', `This swap has been ${swap.state}${by} already.`);
}
