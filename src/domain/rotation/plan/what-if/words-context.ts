import type { ResponderId, UserId } from '../../../team/responder.ts';
import type { Instant } from '../../../time/instant.ts';

/** Somebody of the rotation, as people name them. */
export interface KnownPerson {
  readonly id: ResponderId;
  readonly name: string;
  /** For mentions; left out where there are none. */
  readonly userId?: UserId;
}

/** From what the words are read. */
export interface WordsContext {
  readonly people: readonly KnownPerson[];
  /** Who "I" is; undefined where nobody is known to speak, or they are not on the rotation. */
  readonly me: ResponderId | undefined;
  /** What somebody who is mentioned and not on the rotation is called. */
  readonly nameOfUser: (userId: UserId) => string | undefined;
  readonly now: Instant;
  readonly zone: string;
}

export const SUPPOSITION_EXAMPLES =
  'For example: @bravo is away 20 Dec - 3 Jan; @bravo leaves 1 Mar; @new joins 1 Feb as newcomer; @bravo has weight 0.5; @bravo is veteran; rest 2 weeks.';
