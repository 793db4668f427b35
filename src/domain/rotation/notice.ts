import type { UserId } from '../team/responder.ts';
import type { Instant } from '../time/instant.ts';
import type { CoverKind } from './cover.ts';
import type { Role } from './role.ts';

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
