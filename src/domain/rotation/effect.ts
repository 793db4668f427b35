import type { UserId } from '../team/responder.ts';
import type { TeamNotice } from './notice.ts';

/** What a team's rotation and week ask of the outside. Like an incident's effects they say what, not how it reads. */
export type TeamEffect =
  /** A direct message to one person. */
  | { readonly kind: 'tell'; readonly to: UserId; readonly notice: TeamNotice }
  /** One conversation with several people. */
  | { readonly kind: 'tell-group'; readonly to: readonly UserId[]; readonly notice: TeamNotice }
  /** A post in the team's channel for notices. */
  | { readonly kind: 'announce'; readonly notice: TeamNotice }
  /** Have the product's tracker assign whoever claimed an issue. */
  | { readonly kind: 'assign-fruit'; readonly claim: string }
  /** Edit every message that was sent under `subject`, because what it asks has been settled. */
  | { readonly kind: 'settle-notices'; readonly subject: string; readonly notice: TeamNotice };
