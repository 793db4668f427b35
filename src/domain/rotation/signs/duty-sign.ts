import type { TeamKey, UserId } from '../../team/responder.ts';
import type { Instant, WeekName } from '../../time/instant.ts';

/** A place in Slack itself that shows who is on duty: the team's user group, and the topic of its channel. */
export type SignKind = 'group' | 'topic';

/** Who a sign is to show. An empty seat is undefined. */
export interface ShownPair {
  readonly primary: UserId | undefined;
  readonly backup: UserId | undefined;
}

/** A sign, as it was last decided and last seen to be. */
export interface DutySign {
  readonly team: TeamKey;
  readonly kind: SignKind;
  readonly wanted: ShownPair;
  /** Grows with every decision to bring the sign up to date: only the latest is carried out. */
  readonly revision: number;
  /** The duty week in which that was last decided. */
  readonly week: WeekName;
  /** Set while Slack does not let the bot change it. */
  readonly refused: RefusedSign | undefined;
}

export interface RefusedSign {
  /** Slack's word for it, such as `permission_denied`. */
  readonly why: string;
  /** Since when it has been refused for this reason. */
  readonly since: Instant;
}

/** What has to be done about a sign. */
export interface SignDecision {
  readonly sign: DutySign;
  /** Whether it is to be brought up to date now. */
  readonly isDue: boolean;
}

/**
 * Refusals that lie in whom the sign was to show, not in the sign: guests, bots and deactivated accounts cannot be in a
 * user group. Others may be shown all the same.
 */
const ABOUT_PEOPLE: ReadonlySet<string> = new Set([
  'invalid_users',
  'invalid_user',
  'failed_for_some_users',
  'single_channel_guests_cannot_be_added',
]);

/**
 * Whether a sign has to be brought up to date. It is when it ought to show somebody else, and once in each duty week and
 * at each start, in case that somebody else has changed it. One that Slack refuses is left alone until then.
 */
export function decideSign(
  before: DutySign | undefined,
  facts: {
    readonly team: TeamKey;
    readonly kind: SignKind;
    readonly wanted: ShownPair;
    readonly week: WeekName;
    /** Set when the bot has just been started. */
    readonly isAfresh: boolean;
  },
): SignDecision {
  const { isAfresh, ...now } = facts;
  const { wanted, week } = now;
  const mayBeStale = before === undefined || isAfresh || before.week !== week;
  const isOther = before !== undefined && !isSamePair(before.wanted, wanted);
  const isLeftAlone = before?.refused !== undefined && !ABOUT_PEOPLE.has(before.refused.why);
  const isDue = mayBeStale || (isOther && !isLeftAlone);
  return {
    isDue,
    sign: {
      ...now,
      week: isDue ? week : before.week,
      revision: (before?.revision ?? 0) + (isDue ? 1 : 0),
      refused: before?.refused,
    },
  };
}

/** A refused sign, and whether that is news. */
export function refuseSign(
  sign: DutySign,
  why: string,
  now: Instant,
): { readonly sign: DutySign; readonly isNews: boolean } {
  if (sign.refused?.why === why) return { sign, isNews: false };
  return { sign: { ...sign, refused: { why, since: now } }, isNews: true };
}

function isSamePair(one: ShownPair, other: ShownPair): boolean {
  return one.primary === other.primary && one.backup === other.backup;
}
