import type { Actor } from '../incident/incident.ts';
import type { ResponderId, TeamKey } from '../team/responder.ts';
import type { Instant } from '../time/instant.ts';
import type { Role } from './role.ts';

export type CoverOfferId = string;

export type CoverOfferState = 'open' | 'taken' | 'declined' | 'withdrawn' | 'lapsed';

/** Somebody needs another to hold their role for part of the time: one person is asked, or all. */
export interface CoverOffer {
  readonly id: CoverOfferId;
  readonly team: TeamKey;
  /** Who asked: the one on duty, or an admin for them. */
  readonly askedBy: Actor;
  /** Whose turn it is. */
  readonly forId: ResponderId;
  /** Who is asked; undefined is everybody, and the first taker has it. */
  readonly toId: ResponderId | undefined;
  readonly role: Role;
  readonly from: Instant;
  readonly to: Instant;
  /** Keys of the rules that an admin set aside. */
  readonly overridden: readonly string[];
  readonly requestedAt: Instant;
  /** When it begins; where that is at once, when it ends. */
  readonly lapsesAt: Instant;
  readonly state: CoverOfferState;
  readonly settled: CoverOfferSettled | undefined;
}

export interface CoverOfferSettled {
  readonly at: Instant;
  readonly by: Actor | undefined;
  /** Why it lapsed: nobody took it, or the seat is somebody else's by now. */
  readonly why: 'untaken' | 'changed' | undefined;
}
