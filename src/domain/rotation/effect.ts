import type { ExpertAskId } from '../experts/ask.ts';
import type { CustomerMailId } from '../mail/customer-mail.ts';
import type { ContactWayId } from '../paging/contact-way.ts';
import type { PageAnswer } from '../paging/page-answer.ts';
import type { ResponderId, UserId } from '../team/responder.ts';
import type { Instant, WeekName } from '../time/instant.ts';
import type { TeamNotice } from './notice.ts';
import type { ReachOccasion } from './reach.ts';
import type { Role } from './role.ts';
import type { ShownPair, SignKind } from './signs/duty-sign.ts';

/** What a team's rotation and week ask of the outside. Like an incident's effects they say what, not how it reads. */
export type TeamEffect =
  | TeamMessage
  | ShowDuty
  | CheckReach
  | FindTimes
  | SendCustomerMail
  | Illustrate
  | ByWay;

/** Something that is said to people. */
export type TeamMessage =
  /** A direct message to one person. */
  | { readonly kind: 'tell'; readonly to: UserId; readonly notice: TeamNotice }
  /** One conversation with several people. */
  | { readonly kind: 'tell-group'; readonly to: readonly UserId[]; readonly notice: TeamNotice }
  /** A post in the team's channel for notices, or where `place` says. */
  | { readonly kind: 'announce'; readonly place?: 'incidents'; readonly notice: TeamNotice }
  /** Bring somebody's Home tab up to date. What it shows is read when it is published. */
  | { readonly kind: 'home'; readonly of: UserId }
  /** Have the product's tracker assign whoever claimed an issue. */
  | { readonly kind: 'assign-fruit'; readonly claim: string }
  /** Edit every message that was sent under `subject`, because what it asks has been settled. */
  | { readonly kind: 'settle-notices'; readonly subject: string; readonly notice: TeamNotice };

/** Bring a place in Slack that shows who is on duty up to date. */
export interface ShowDuty extends ShownPair {
  readonly kind: 'show-duty';
  readonly sign: SignKind;
  /** Only the latest is carried out. */
  readonly revision: number;
}

/** Something that goes to somebody by a way of theirs other than Slack, and is about no page. */
export type ByWay =
  /** What became of an answer that they gave by it. */
  | { readonly kind: 'answer-way'; readonly way: ContactWayId; readonly answer: PageAnswer }
  /** A test page. */
  | { readonly kind: 'test-way'; readonly way: ContactWayId };

/** Send a customer the mail that somebody has read. Once for each time that it was asked for. */
export interface SendCustomerMail {
  readonly kind: 'customer-mail';
  readonly mail: CustomerMailId;
  readonly attempt: number;
}

/** Look when an owner and an expert are both free, and ask the expert then. */
export interface FindTimes {
  readonly kind: 'find-times';
  readonly ask: ExpertAskId;
}

/** Look whether somebody can be paged in a coming week. It tells nobody: what follows from it is decided inside. */
export interface CheckReach {
  readonly kind: 'check-reach';
  readonly person: ResponderId;
  readonly role: Role;
  readonly week: WeekName;
  /** When the week begins: afterwards it is too late to ask. */
  readonly opensAt: Instant;
  readonly occasion: ReachOccasion;
}

/** Put the picture of a week into its post. Where Slack takes none, the post stays as it is. */
export interface Illustrate {
  readonly kind: 'illustrate';
  readonly week: WeekName;
  /** Key of the post's row, by which its place is known. */
  readonly post: string;
}
