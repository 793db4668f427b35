import type { ResponderId, TeamKey } from '../team/responder.ts';
import type { Instant } from '../time/instant.ts';

/** What a team's timer does when it falls due. */
export type TeamTimerKind =
  /** A cover begins or ends: whatever shows who is on duty is brought up to date. */
  | { readonly kind: 'duty-changes'; readonly cover: string; readonly edge: 'from' | 'to' }
  /** Somebody else may be on duty: the user group and the channel's topic follow. */
  | { readonly kind: 'duty-shows' }
  /** The day's first opening or last closing, by which alone a Home tab changes. Armed while somebody has one open. */
  | { readonly kind: 'home-turns' }
  /** The earlier week of a swap begins, and nobody has answered. */
  | { readonly kind: 'swap-lapses'; readonly swap: string }
  /** What is to be covered begins, and nobody has taken it. */
  | { readonly kind: 'cover-offer-lapses'; readonly offer: string }
  /** An expert was asked, and has not answered in time. */
  | { readonly kind: 'ask-unanswered'; readonly ask: string }
  /** The owner of an incident and an expert are about to talk. */
  | { readonly kind: 'ask-reminder'; readonly ask: string }
  /** The day after somebody's last one on the rotation begins. */
  | { readonly kind: 'person-leaves'; readonly responder: ResponderId };

/** A timer that belongs to a team rather than to one of its incidents. */
export interface TeamTimer {
  readonly incident: undefined;
  readonly team: TeamKey;
  readonly dueAt: Instant;
  readonly what: TeamTimerKind;
}

/** A timer's unique name within its team. */
export function teamTimerKey(team: TeamKey, what: TeamTimerKind): string {
  switch (what.kind) {
    case 'duty-changes':
      return `team:${team}:${what.kind}:${what.cover}:${what.edge}`;
    case 'duty-shows':
    case 'home-turns':
      return `team:${team}:${what.kind}`;
    case 'swap-lapses':
      return `team:${team}:${what.kind}:${what.swap}`;
    case 'cover-offer-lapses':
      return `team:${team}:${what.kind}:${what.offer}`;
    case 'ask-unanswered':
    case 'ask-reminder':
      return `team:${team}:${what.kind}:${what.ask}`;
    case 'person-leaves':
      return `team:${team}:${what.kind}:${what.responder}`;
  }
}
