import type { CoverOffer } from '../../../domain/rotation/cover-offer.ts';
import type { Responder } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Tx } from '../../../ports/store.ts';

/** A request for a cover with everything that a message about it shows. */
export interface CoverOfferView {
  readonly team: Team;
  readonly offer: CoverOffer;
  readonly who: Responder;
  readonly asked: Responder | undefined;
}

export async function loadCoverOfferView(
  tx: Tx,
  team: Team,
  id: string,
): Promise<CoverOfferView | undefined> {
  const offer = await tx.coverOffers.get(id);
  if (offer === undefined) return undefined;
  const who = await tx.people.get(offer.forId);
  if (who === undefined) return undefined;
  const asked = offer.toId === undefined ? undefined : await tx.people.get(offer.toId);
  return { team, offer, who, asked };
}
