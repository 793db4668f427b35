import type { Actor } from '../../../domain/incident/incident.ts';
import type { CoverOffer, CoverOfferSettled } from '../../../domain/rotation/cover-offer.ts';
import type { TeamEffect } from '../../../domain/rotation/effect.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Tx } from '../../../ports/store.ts';
import { enqueueTeamEffects } from '../enqueue-team-effects.ts';

/** Writes how a request for a cover ended; the messages that asked are edited, and who waited is told. */
export async function endCoverOffer(
  tx: Tx,
  offer: CoverOffer,
  end: {
    readonly as: Exclude<CoverOffer['state'], 'open'>;
    readonly by?: Actor;
    readonly why?: CoverOfferSettled['why'];
  },
  now: Instant,
): Promise<CoverOffer> {
  const { as, by, why } = end;
  const { id, team } = offer;
  const ended: CoverOffer = { ...offer, state: as, settled: { at: now, by, why } };
  await tx.coverOffers.put(ended);
  await tx.log.append({ team }, [{ type: 'cover-offer-settled', offer: id, as, by, why }], now);
  await tx.timers.remove({
    incident: undefined,
    team,
    dueAt: offer.lapsesAt,
    what: { kind: 'cover-offer-lapses', offer: id },
  });
  const notice = { about: 'cover-offer', offer: id, reader: 'both' } as const;
  const subject = coverSubject(id);
  const edit: TeamEffect = { kind: 'settle-notices', subject, notice };
  await enqueueTeamEffects(tx, team, subject, 'settled', [edit], now);
  if (as === 'withdrawn') return ended;
  const tells: TeamEffect[] = [];
  const who = await tx.people.get(offer.forId);
  if (who && who.userId !== by?.userId) tells.push({ kind: 'tell', to: who.userId, notice });
  // What was offered to all stands in the channel: whoever took it keeps a message of their own.
  if (as === 'taken' && by && offer.toId === undefined) {
    tells.push({ kind: 'tell', to: by.userId, notice });
  }
  await enqueueTeamEffects(tx, team, `cover-settled/${id}`, 'settled', tells, now);
  return ended;
}

/** The messages that ask for a cover: they are edited when it is settled. */
export const coverSubject = (offer: string): string => `cover-offer/${offer}`;
