import type { CheckReach, ShowDuty } from '../../domain/rotation/effect.ts';
import { isAboutRequest, type TeamNotice } from '../../domain/rotation/notice.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ClaimedTeamRow, Finished, Outcome } from '../../ports/outbox.ts';
import type { Tx } from '../../ports/store.ts';
import { type Teams, teamOf } from '../context.ts';
import { askSubject, meetingSubject } from '../experts/end-ask.ts';
import { handoffSubject } from '../handoff/handoff-messages.ts';
import { placeOf } from '../incident/record-incident-outcome.ts';
import { recordMailOutcome } from '../mail/record-mail-outcome.ts';
import { illustrateWeek } from '../week/post-week.ts';
import { coverSubject } from './cover/end-cover-offer.ts';
import { enqueueTeamEffects } from './enqueue-team-effects.ts';
import { recordReach } from './reach/record-reach.ts';
import { recordSign } from './signs/record-sign.ts';
import { swapSubject } from './swap/end-swap.ts';

/** What follows from an effect of the rotation: a message's place is remembered, so that it can be edited once settled. */
export async function recordTeamOutcome(
  tx: Tx,
  teams: Teams,
  row: ClaimedTeamRow,
  finished: Finished,
  now: Instant,
): Promise<void> {
  const { effect } = row;
  if (effect.kind === 'show-duty' || effect.kind === 'check-reach') {
    if ('outcome' in finished) await recordDeed(tx, teamOf(teams, row.team), effect, finished, now);
    return;
  }
  if (effect.kind === 'customer-mail') {
    if ('outcome' in finished) {
      await recordMailOutcome(
        tx,
        teamOf(teams, row.team),
        { ...row, effect },
        finished.outcome,
        now,
      );
    }
    return;
  }
  const place = placeOf(finished);
  if (place === undefined) return;
  await tx.messages.put(row.key, place, undefined);
  if (effect.kind === 'announce' && effect.notice.about === 'week') {
    await illustrateWeek(tx, row.team, effect.notice.week, row.key, now);
    return;
  }
  if (effect.kind === 'tell' && effect.notice.about === 'digest') {
    await tx.digests.told(row.team, effect.to, effect.notice.content);
    return;
  }
  if (!('notice' in effect) || effect.kind === 'settle-notices') return;
  const settled = await settledMeanwhile(tx, effect.notice);
  if (settled === undefined) return;
  // It was settled while this was on its way: the edit went by without finding it.
  const { subject, notice } = settled;
  await enqueueTeamEffects(
    tx,
    row.team,
    subject,
    `behind-${String(row.id)}`,
    [{ kind: 'settle-notices', subject, notice }],
    now,
  );
}

/** What is no message: it has no place, and what follows is decided by what came of it. */
async function recordDeed(
  tx: Tx,
  team: Team,
  effect: ShowDuty | CheckReach,
  { outcome }: { readonly outcome: Outcome },
  now: Instant,
): Promise<void> {
  if (effect.kind === 'show-duty') await recordSign(tx, team, effect, outcome, now);
  else if (outcome.kind === 'learned') await recordReach(tx, team, effect, outcome.finding, now);
}

/** What a request's messages say now, where it is no longer one. */
async function settledMeanwhile(
  tx: Tx,
  notice: TeamNotice,
): Promise<{ readonly subject: string; readonly notice: TeamNotice } | undefined> {
  if (!isAboutRequest(notice)) return undefined;
  switch (notice.about) {
    case 'swap': {
      if (notice.reader === 'both') return undefined;
      const swap = await tx.swaps.get(notice.swap);
      return swap === undefined || swap.state === 'requested'
        ? undefined
        : { subject: swapSubject(swap.id), notice: { ...notice, reader: 'both' } };
    }
    case 'handoff': {
      const handoff = await tx.handoffs.get(notice.handoff);
      const stands = notice.reader === 'from' ? 'open' : 'handed';
      return handoff === undefined || handoff.state === stands
        ? undefined
        : { subject: handoffSubject(handoff.id, notice.reader), notice };
    }
    case 'cover-offer': {
      if (notice.reader === 'both') return undefined;
      const offer = await tx.coverOffers.get(notice.offer);
      return offer === undefined || offer.state === 'open'
        ? undefined
        : { subject: coverSubject(offer.id), notice: { ...notice, reader: 'both' } };
    }
    case 'expert-ask': {
      if (notice.reader === 'both') return undefined;
      const ask = await tx.expertAsks.get(notice.ask);
      if (ask === undefined || ask.state === notice.as) return undefined;
      const subject = notice.as === 'asked' ? askSubject(ask.id) : meetingSubject(ask.id);
      return { subject, notice: { ...notice, reader: 'both' } };
    }
    case 'expert-meets':
    case 'week':
    case 'digest':
    case 'ageing':
    case 'monthly-report':
      return undefined;
  }
}
