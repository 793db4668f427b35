import { isBound } from '../../domain/rotation/swap.ts';
import type { TeamKey } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { endCoverOffer } from './cover/end-cover-offer.ts';
import { isStillTheirs } from './cover/load-duty.ts';
import { dutyMayHaveChanged } from './signs/follow-duty.ts';
import { endSwap } from './swap/end-swap.ts';

/**
 * Lets lapse, with a word to both, what was asked for about seats that are somebody else's by now, and lets what shows who
 * is on duty follow. To be called in every transaction that changes who is on duty.
 */
export async function lapseChanged(tx: Tx, team: Team, now: Instant): Promise<void> {
  await dutyMayHaveChanged(tx, team.key, now);
  await lapseChangedSwaps(tx, team.key, now);
  for (const offer of await tx.coverOffers.open(team.key)) {
    if (!(await isStillTheirs(tx, team, offer, now))) {
      await endCoverOffer(tx, offer, { as: 'lapsed', why: 'changed' }, now);
    }
  }
}

/** The part of it that only assignments matter to. */
export async function lapseChangedSwaps(tx: Tx, team: TeamKey, now: Instant): Promise<void> {
  for (const swap of await tx.swaps.waiting(team)) {
    const weeks = [swap.gives.week, swap.gets.week].toSorted();
    const [first = '', last = ''] = weeks;
    if (!isBound(swap, await tx.people.assignments(team, first, last))) {
      await endSwap(tx, swap, { as: 'lapsed', why: 'changed' }, now);
    }
  }
}
