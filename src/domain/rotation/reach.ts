import type { ContactWayKind } from '../paging/contact-way.ts';
import type { UserId } from '../team/responder.ts';

/** At which of its reminders somebody's reachability is looked at: a week, or one business day, ahead. */
export type ReachOccasion = 'week' | 'day';

/** A way by which people are paged. */
export type PagingWayName = 'slack' | ContactWayKind;

/** What stands in the way of paging somebody, or of their work when they are on duty. */
export type ReachTrouble =
  | 'no-account'
  | 'deactivated'
  | 'bot'
  | 'no-direct-message'
  | 'not-in-channel'
  | 'no-login'
  /** A way that they chose is one that the bot is not set up for, or leads nowhere. */
  | `${ContactWayKind}-closed`;

/** What a look at one way has shown. */
export interface WayFinding {
  readonly way: PagingWayName;
  /** Whether a page by it would arrive. */
  readonly isOpen: boolean;
  readonly troubles: readonly ReachTrouble[];
}

/** What a look at all ways has shown. */
export interface ReachFinding {
  readonly ways: readonly WayFinding[];
}

/** Whether a page would arrive by any way. */
export function canBePaged({ ways }: ReachFinding): boolean {
  return ways.some(({ isOpen }) => isOpen);
}

/** Whom a trouble is told to. */
export interface ReachTold {
  readonly self: boolean;
  readonly others: readonly UserId[];
  /** The team's channel: where nobody is left who could be told. */
  readonly channel: boolean;
}

/**
 * The person first, if they can be told at all; those who see to the rotation when a business day is left, or at once
 * where the person cannot be told.
 *
 * @param overseers the lead and the admins.
 */
export function whomToTell(
  person: UserId,
  isReachable: boolean,
  occasion: ReachOccasion,
  overseers: readonly UserId[],
): ReachTold {
  const isLeftToThem = isReachable && occasion === 'week';
  const others = isLeftToThem ? [] : [...new Set(overseers)].filter((userId) => userId !== person);
  return { self: isReachable, others, channel: !isReachable && others.length === 0 };
}
