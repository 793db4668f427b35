import type { ExpertAskId, ExpertAskState } from '../experts/ask.ts';
import type { HandoffNotice } from '../handoff/notice.ts';
import type { IncidentNumber } from '../incident/incident.ts';
import type { IssueTarget } from '../incident/link.ts';
import type { MailNotice } from '../mail/notice.ts';
import type { ContactWayKind } from '../paging/contact-way.ts';
import type { UserId } from '../team/responder.ts';
import type { Instant, LocalDate, WeekName } from '../time/instant.ts';
import type { PlanEndsNotice, WeekNotice } from '../week/notice.ts';
import type { CoverKind } from './cover.ts';
import type { CoverOfferId } from './cover-offer.ts';
import type { ReachTrouble } from './reach.ts';
import type { Role } from './role.ts';
import type { SignKind } from './signs/duty-sign.ts';
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
  | RequestNotice
  | PlanNotice
  | DutyAheadNotice
  /** A newcomer has been primary often enough. */
  | { readonly about: 'graduated'; readonly who: UserId; readonly weeks: number }
  | ReachNotice
  | SignNotice
  /** To somebody: the month's test pages are on their way. */
  | { readonly about: 'test-pages'; readonly kinds: readonly ContactWayKind[] }
  /** To the lead: whose test pages have had no answer. */
  | {
      readonly about: 'ways-unconfirmed';
      readonly people: ReadonlyArray<{
        readonly userId: UserId;
        readonly kinds: readonly ContactWayKind[];
      }>;
    }
  /** A claimed issue of the product that could not be assigned. */
  | {
      readonly about: 'fruit-refused';
      readonly repository: string;
      readonly number: number;
      readonly title: string;
      readonly trouble: FruitTrouble;
    }
  | PeopleNotice
  | MailNotice
  | PlanEndsNotice
  | AccessNotice;

/** A notice about a request or a week, whose words depend on how that stands when the message is made. */
export type RequestNotice =
  /** A swap, as it stands when the message is made: asked of the one, told to the other, or settled. */
  | { readonly about: 'swap'; readonly swap: SwapId; readonly reader: 'asker' | 'asked' | 'both' }
  /** A cover that is asked for, as it stands when the message is made. */
  | {
      readonly about: 'cover-offer';
      readonly offer: CoverOfferId;
      /** `both`: how it ended, the same to whoever reads it. */
      readonly reader: 'asker' | 'asked' | 'all' | 'both';
    }
  | HandoffNotice
  | WeekNotice
  | ExpertNotice
  | ReportNotice;

/** Issues of the product that the project meeting has not looked at, as they stood when it was asked for. */
export interface Unreviewed {
  readonly count: number;
  /** The latest touched first, at most ten. */
  readonly latest: ReadonlyArray<{ readonly target: IssueTarget; readonly title: string }>;
}

/** The report on a month, `yyyy-mm`, for the project meeting. It is counted when the message is made. */
export interface ReportNotice {
  readonly about: 'monthly-report';
  readonly month: string;
  readonly unreviewed?: Unreviewed | undefined;
}

/** An expert whose help is asked for. */
export type ExpertNotice =
  /** How the matter stands when the message is made. */
  | {
      readonly about: 'expert-ask';
      readonly ask: ExpertAskId;
      /** `both`: how it ended, the same to whoever reads it. */
      readonly reader: 'owner' | 'expert' | 'both';
      /** How it stood when this was decided. */
      readonly as: ExpertAskState;
    }
  /** The two are about to talk. */
  | {
      readonly about: 'expert-meets';
      readonly ask: ExpertAskId;
      readonly reader: 'owner' | 'expert';
    };

/** A notice that holds all it has to say. */
export type PlainNotice = Exclude<TeamNotice, RequestNotice>;

const REQUESTS: Readonly<Record<RequestNotice['about'], true>> = {
  swap: true,
  'cover-offer': true,
  handoff: true,
  week: true,
  digest: true,
  ageing: true,
  'expert-ask': true,
  'expert-meets': true,
  'monthly-report': true,
};

export function isAboutRequest(notice: TeamNotice): notice is RequestNotice {
  return Object.hasOwn(REQUESTS, notice.about);
}

/** Why a claimed issue could not be assigned: closed or taken meanwhile, or GitHub would not. */
export interface FruitTrouble {
  readonly why: 'closed' | 'taken' | 'not-assignable' | 'out-of-reach';
  /** Who has it, whom GitHub would not assign, or what GitHub said. */
  readonly detail?: string;
}

/** What follows from people who come and go, beside the weeks that move. */
export type PeopleNotice =
  /** To the lead: pairs of published weeks that nobody can mend as things are. */
  | { readonly about: 'pairs-broken'; readonly lines: readonly string[] }
  /** To whoever has the open incidents now of somebody who left. */
  | {
      readonly about: 'incidents-passed';
      readonly from: UserId;
      readonly incidents: readonly IncidentNumber[];
    };

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

/** Something keeps somebody who is on duty soon from being paged, or from their work. */
export interface ReachNotice {
  readonly about: 'unreachable';
  readonly who: UserId;
  readonly role: Role;
  readonly opensAt: Instant;
  readonly troubles: readonly ReachTrouble[];
  /** Whether a page would arrive all the same. */
  readonly isReachable: boolean;
  readonly reader: 'self' | 'other';
}

/** Slack does not let the bot keep a place up to date that shows who is on duty. */
export interface SignNotice {
  readonly about: 'sign-refused';
  readonly sign: SignKind;
  /** Slack's word for it; `no_room` where people's own topic leaves none, `disabled` for a group that is. */
  readonly why: string;
}

/** A seat of the schedule, as a message names it. */
export interface Seat {
  readonly week: WeekName;
  readonly role: Role;
}

/** Why weeks moved: people came, somebody left or is another's equal no more, or a pair did not hold. */
export type WeeksMoved =
  | {
      readonly kind: 'joins' | 'leaves' | 'level' | 'share' | 'capabilities';
      readonly people: readonly UserId[];
    }
  | { readonly kind: 'pairing' };

/** What becomes of people's weeks by a plan or by time off. */
export type PlanNotice =
  /** One person's seats that changed: what they had, and what they have now. */
  | {
      readonly about: 'weeks-changed';
      readonly before: readonly Seat[];
      readonly now: readonly Seat[];
      /** Whose time off moved them; undefined where it was something else. */
      readonly away:
        | { readonly userId: UserId; readonly from: LocalDate; readonly to: LocalDate }
        | undefined;
      /** What else moved them; left out where a plan was published. */
      readonly because?: WeeksMoved | undefined;
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
