import type { UserId } from '../team/responder.ts';
import type { Instant } from '../time/instant.ts';
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
  | AccessNotice;

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
