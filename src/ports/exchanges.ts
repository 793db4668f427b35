import type { CoverOffer, CoverOfferId } from '../domain/rotation/cover-offer.ts';
import type { Swap, SwapId } from '../domain/rotation/swap.ts';
import type { TeamKey } from '../domain/team/responder.ts';
import type { Instant } from '../domain/time/instant.ts';

/** Swaps that were asked for, waiting or settled. */
export interface Swaps {
  /** An id that was never given before. */
  nextId(): Promise<SwapId>;
  /** Adds a swap, or replaces the one with its id. */
  put(swap: Swap): Promise<void>;
  get(id: SwapId): Promise<Swap | undefined>;
  /** Those that wait for an answer, the oldest first. */
  waiting(team: TeamKey): Promise<readonly Swap[]>;
  /** Forgets settled ones whose earlier week began before then; answers how many. */
  purge(before: Instant, limit: number): Promise<number>;
}

/** Covers that were asked for, open or settled. What came of them is a cover. */
export interface CoverOffers {
  nextId(): Promise<CoverOfferId>;
  put(offer: CoverOffer): Promise<void>;
  get(id: CoverOfferId): Promise<CoverOffer | undefined>;
  /** Those that nobody has taken yet, the oldest first. */
  open(team: TeamKey): Promise<readonly CoverOffer[]>;
  /** Forgets settled ones that would have lapsed before then; answers how many. */
  purge(before: Instant, limit: number): Promise<number>;
}
