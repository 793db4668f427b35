import type { TeamTimer } from '../../domain/rotation/timer.ts';
import { dateAt } from '../../domain/time/business-day.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import type { Teams } from '../context.ts';
import { fireAskTimer } from '../experts/fire-ask-timer.ts';
import { turnHomes } from '../home/refresh-homes.ts';
import { endCoverOffer } from './cover/end-cover-offer.ts';
import { tellCoverBegins } from './cover/tell-cover-begins.ts';
import { HOTLINE } from './hotline.ts';
import { partWith } from './roster/part-with.ts';
import { followDuty } from './signs/follow-duty.ts';
import { endSwap } from './swap/end-swap.ts';

/** What a team's timer does. It has been removed already. */
export async function fireTeamTimer(
  tx: Tx,
  teams: Teams,
  timer: TeamTimer,
  now: Instant,
): Promise<void> {
  const team = teams.get(timer.team);
  if (team === undefined) return;
  switch (timer.what.kind) {
    case 'duty-changes':
      await tx.log.append(
        { team: team.key },
        [{ type: 'duty-changed', cover: timer.what.cover }],
        now,
      );
      if (timer.what.edge === 'from') await tellCoverBegins(tx, team, timer.what.cover, now);
      return;
    case 'duty-shows':
      await followDuty(tx, team, now);
      return;
    case 'home-turns':
      await turnHomes(tx, teams, team, now);
      return;
    case 'swap-lapses': {
      const swap = await tx.swaps.get(timer.what.swap);
      if (swap?.state === 'requested') {
        await endSwap(tx, swap, { as: 'lapsed', why: 'unanswered' }, now);
      }
      return;
    }
    case 'cover-offer-lapses': {
      const offer = await tx.coverOffers.get(timer.what.offer);
      if (offer?.state === 'open') {
        await endCoverOffer(tx, offer, { as: 'lapsed', why: 'untaken' }, now);
      }
      return;
    }
    case 'person-leaves': {
      const person = await tx.people.get(timer.what.responder);
      const today = dateAt(team.calendar.zone, now);
      if (!person?.active || person.leavesOn === undefined || person.leavesOn >= today) return;
      await tx.people.put({ ...person, active: false });
      await partWith(tx, team, person, HOTLINE, now);
      return;
    }
    case 'ask-unanswered':
    case 'ask-reminder':
      await fireAskTimer(tx, team, timer.what, now);
  }
}
