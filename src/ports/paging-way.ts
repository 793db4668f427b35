import type { WayFinding } from '../domain/rotation/reach.ts';
import type { Responder } from '../domain/team/responder.ts';
import type { Team } from '../domain/team/team.ts';

/** Whether somebody can be paged, or why that cannot be said yet. */
export type WayLook =
  | { readonly kind: 'looked'; readonly finding: WayFinding }
  | { readonly kind: 'wait'; readonly retryAfterMs: number; readonly why: string };

/** A way by which people are paged, such as Slack. */
export interface PagingWay {
  /** Looks whether a page to this person would arrive, and tells nobody. Looking twice does no harm. */
  look(team: Team, person: Responder): Promise<WayLook>;
}
