import type { UserId } from '../team/responder.ts';
import type { Instant, LocalDate, WeekName } from '../time/instant.ts';
import type { CoverKind } from './cover.ts';
import type { CoverOfferId } from './cover-offer.ts';
import type { Role } from './role.ts';
import type { SwapId } from './swap.ts';

/** What a message about the rotation is about. The words are made when it is sent. */
export type TeamNotice =
  /** Somebody holds a role for a while. */
  | {
      readonly about: 'cover';
      readonly kind: CoverKind;
      readonly role: Role;
      readonly by: UserId;
      readonly insteadOf: UserId | undefined;
      readonly from: Instant;
      readonly to: Instant;
      /** The admin who saw to it for somebody else. */
      readonly arrangedBy?: UserId | undefined;
    }
  /** A cover ended before its time, or was called off: who held it, and who is on duty instead. */
  | {
      readonly about: 'cover-ended';
      readonly role: Role;
      readonly by: UserId;
      readonly held: UserId;
      readonly now: UserId | undefined;
      /** Set where it had not begun. */
      readonly calledOff: { readonly from: Instant; readonly to: Instant } | undefined;
    }
  /** A swap, as it stands when the message is made: asked of the one, told to the other, or settled. */
  | { readonly about: 'swap'; readonly swap: SwapId; readonly reader: 'asker' | 'asked' | 'both' }
  /** A cover that is asked for, as it stands when the message is made. */
  | {
      readonly about: 'cover-offer';
      readonly offer: CoverOfferId;
      /** `both`: how it ended, the same to whoever reads it. */
      readonly reader: 'asker' | 'asked' | 'all' | 'both';
    }
  | PlanNotice
  | DutyAheadNotice
  /** A newcomer has been primary often enough. */
  | { readonly about: 'graduated'; readonly who: UserId; readonly weeks: number }
  | AccessNotice
  /** A claimed issue of the product that could not be assigned. */
  | {
      readonly about: 'fruit-refused';
      readonly repository: string;
      readonly number: number;
      readonly title: string;
      readonly trouble: FruitTrouble;
    };

/** Why a claimed issue could not be assigned: closed or taken meanwhile, or GitHub would not. */
export interface FruitTrouble {
  readonly why: 'closed' | 'taken' | 'not-assignable' | 'out-of-reach';
  /** Who has it, whom GitHub would not assign, or what GitHub said. */
  readonly detail?: string;
}

/** Somebody's duty week is coming. */
export interface DutyAheadNotice {
  readonly about: 'duty-ahead';
  readonly week: WeekName;
  readonly opensAt: Instant;
  readonly primary: UserId | undefined;
  readonly backup: UserId | undefined;
  /** The newcomer of the two, where the other one is a veteran. */
  readonly newcomer: Role | undefined;
  readonly reader: Role | 'both';
}

/** A seat of the schedule, as a message names it. */
export interface Seat {
  readonly week: WeekName;
  readonly role: Role;
}

/** What becomes of people's weeks by a plan or by time off. */
export type PlanNotice =
  /** One person's seats that changed: what they had, and what they have now. */
  | {
      readonly about: 'weeks-changed';
      readonly before: readonly Seat[];
      readonly now: readonly Seat[];
      /** Whose time off moved them; undefined where a plan was published. */
      readonly away:
        | { readonly userId: UserId; readonly from: LocalDate; readonly to: LocalDate }
        | undefined;
    }
  | { readonly about: 'plan-published'; readonly by: UserId; readonly until: WeekName }
  /** An admin took days off for somebody, or gave them back. */
  | {
      readonly about: 'days-off';
      readonly by: UserId;
      readonly from: LocalDate;
      readonly to: LocalDate;
      readonly taken: boolean;
    };

/** Why the bot cannot post in a channel. `unseen` is a private one that it was not invited to, or none at all. */
export type ChannelTrouble = 'no-member' | 'archived' | 'unseen';

/** What an admin has to mend before the bot can do its work. */
export type AccessNotice =
  | { readonly about: 'scopes-missing'; readonly scopes: readonly string[] }
  | {
      readonly about: 'channel-closed';
      readonly channel: string;
      readonly trouble: ChannelTrouble;
    };
