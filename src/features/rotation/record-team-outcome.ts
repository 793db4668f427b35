import type { TeamNotice } from '../../domain/rotation/notice.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ClaimedTeamRow, Finished } from '../../ports/outbox.ts';
import type { Tx } from '../../ports/store.ts';
import { placeOf } from '../incident/record-incident-outcome.ts';
import { coverSubject } from './cover/end-cover-offer.ts';
import { enqueueTeamEffects } from './enqueue-team-effects.ts';
import { swapSubject } from './swap/end-swap.ts';

/** Remembers where a message about the rotation stands, so that it can be edited once its matter is settled. */
export async function recordTeamOutcome(
  tx: Tx,
  row: ClaimedTeamRow,
  finished: Finished,
  now: Instant,
): Promise<void> {
  const place = placeOf(finished);
  if (place === undefined) return;
  await tx.messages.put(row.key, place, undefined);
  if (row.effect.kind === 'settle-notices' || row.effect.kind === 'assign-fruit') return;
  const settled = await settledMeanwhile(tx, row.effect.notice);
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

/** What a request's messages say now, where it is no longer one. */
async function settledMeanwhile(
  tx: Tx,
  notice: TeamNotice,
): Promise<{ readonly subject: string; readonly notice: TeamNotice } | undefined> {
  switch (notice.about) {
    case 'swap': {
      if (notice.reader === 'both') return undefined;
      const swap = await tx.swaps.get(notice.swap);
      return swap === undefined || swap.state === 'requested'
        ? undefined
        : { subject: swapSubject(swap.id), notice: { ...notice, reader: 'both' } };
    }
    case 'cover-offer': {
      if (notice.reader === 'both') return undefined;
      const offer = await tx.coverOffers.get(notice.offer);
      return offer === undefined || offer.state === 'open'
        ? undefined
        : { subject: coverSubject(offer.id), notice: { ...notice, reader: 'both' } };
    }
    case 'cover':
    case 'cover-ended':
    case 'weeks-changed':
    case 'plan-published':
    case 'days-off':
    case 'duty-ahead':
    case 'graduated':
    case 'scopes-missing':
    case 'channel-closed':
    case 'fruit-refused':
      return undefined;
  }
}
