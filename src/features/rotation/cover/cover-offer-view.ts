import type { CoverOffer } from '../../../domain/rotation/cover-offer.ts';
import type { Responder } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Tx } from '../../../ports/store.ts';
import { flawsOfCover } from './judge-cover.ts';

/** A request for a cover with everything that a message about it shows. */
export interface CoverOfferView {
  readonly team: Team;
  readonly offer: CoverOffer;
  readonly who: Responder;
  readonly asked: Responder | undefined;
  /** While it waits: what the one who is asked would break, where an admin asked all the same. */
  readonly reasons: readonly string[];
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
  const isDoubtful = offer.state === 'open' && offer.overridden.length > 0;
  const reasons = asked && isDoubtful ? (await flawsOfCover(tx, team, offer, asked)).reasons : [];
  return { team, offer, who, asked, reasons };
}
