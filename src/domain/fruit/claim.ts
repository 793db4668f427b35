import type { ResponderId, TeamKey } from '../team/responder.ts';
import type { Instant, WeekName } from '../time/instant.ts';

/** `claimed` until GitHub has assigned it, `assigned` from then on; `refused` when it would not. */
export type ClaimState = 'claimed' | 'assigned' | 'refused';

/** A small issue of the product that somebody has taken for a slow week. */
export interface FruitClaim {
  readonly id: string;
  readonly team: TeamKey;
  /** `owner/name`. */
  readonly repository: string;
  readonly number: number;
  readonly title: string;
  readonly url: string;
  readonly responderId: ResponderId;
  /** The duty week in which it is counted. */
  readonly week: WeekName;
  readonly at: Instant;
  readonly state: ClaimState;
}
