import type { AskWithdrawn, ExpertAskId } from '../experts/ask.ts';
import type { ContactWayId, ContactWayKind } from '../paging/contact-way.ts';
import type { TeamEvent } from '../rotation/event.ts';
import type { UserId } from '../team/responder.ts';
import type { Instant, WeekName } from '../time/instant.ts';
import type { Activity } from './activity.ts';
import type { Actor, IncidentNumber } from './incident.ts';
import type { LinkTarget } from './link.ts';

/** What has happened to an incident: the append-only log, the audit trail and the thread's lines. */
export type IncidentEvent =
  | {
      readonly type: 'reported';
      readonly by: Actor;
      readonly week: WeekName;
      readonly dueAt: Instant;
    }
  /** Whoever reported it was contacted directly and sends the customer on. */
  | { readonly type: 'redirected'; readonly by: Actor }
  /** A message from elsewhere was added to it. */
  | { readonly type: 'message-added'; readonly by: Actor }
  /** Somebody looked where to call back. */
  | { readonly type: 'call-back-seen'; readonly by: Actor }
  | { readonly type: 'reminded'; readonly to: UserId; readonly fraction: number }
  | { readonly type: 'goal-ran-out'; readonly dueAt: Instant }
  | {
      readonly type: 'paged';
      readonly to: UserId;
      readonly name: string;
      readonly step: number;
      readonly times: number;
    }
  | { readonly type: 'channel-paged'; readonly step: number }
  | { readonly type: 'step-skipped'; readonly step: number; readonly why: string }
  | {
      readonly type: 'page-refused';
      readonly userId: UserId;
      readonly name: string;
      readonly why: string;
    }
  | {
      readonly type: 'reopened';
      readonly by: Actor;
      readonly why?: string;
      /** Whose it is now, where that is somebody else than who reopened it. */
      readonly to?: Actor;
    }
  /** The owner was asked whether to close it, since nothing was heard since then. */
  | { readonly type: 'silence-asked'; readonly to: UserId; readonly heardAt: Instant }
  | { readonly type: 'kept-open'; readonly by: Actor }
  | { readonly type: 'marked-serious'; readonly by: Actor }
  | { readonly type: 'postmortem-edited'; readonly by: Actor }
  /** Hotline filed an issue of the product for it. */
  | {
      readonly type: 'product-issue-filed';
      readonly purpose: 'promotion' | 'follow-up';
      readonly repository: string;
      readonly number: number;
    }
  /** A known issue got its facts; `unreviewed` when a label was taken off. */
  | {
      readonly type: 'known-issue-updated';
      readonly repository: string;
      readonly number: number;
      readonly unreviewed: boolean;
    }
  /** A page went on by another way than Slack. */
  | {
      readonly type: 'way-paged';
      readonly to: UserId;
      readonly name: string;
      readonly by: ContactWayKind;
    }
  | {
      readonly type: 'way-refused';
      readonly userId: UserId;
      readonly name: string;
      readonly way: ContactWayId;
      readonly by: ContactWayKind;
      readonly why: string;
    }
  | {
      readonly type: 'on-it';
      readonly by: Actor;
      /** They are asked again then. */
      readonly until?: Instant;
      /** Who said so for them. */
      readonly said?: Actor;
      /** The way by which a page was answered, where that is not Slack. */
      readonly via?: ContactWayKind;
    }
  /** Whoever was on it until then did not say more. */
  | { readonly type: 'on-it-lapsed'; readonly by: Actor }
  /** Somebody asked for the next step of the path before its time. */
  | { readonly type: 'escalated'; readonly by: Actor }
  | { readonly type: 'assigned'; readonly by: Actor; readonly to: Actor }
  /** Somebody passed it on formally: at the end of a duty week, or out of turn. */
  | {
      readonly type: 'handed-off';
      /** Undefined where nobody owned it. */
      readonly from: Actor | undefined;
      readonly to: Actor;
      readonly note: string;
      readonly week: WeekName;
    }
  /** Its customer was written who looks after it from now on. */
  | {
      readonly type: 'customer-mailed';
      readonly by: Actor;
      readonly to: Actor;
      readonly how: 'sent' | 'by-hand';
    }
  | { readonly type: 'logged'; readonly url: string }
  | {
      readonly type: 'linked';
      readonly by: Actor;
      readonly target: LinkTarget;
      /** The target's title at that moment. */
      readonly title: string;
    }
  /** Another incident is about the same, and goes on for both. */
  | { readonly type: 'merged'; readonly by: Actor; readonly into: IncidentNumber }
  /** This incident goes on for another one's customer as well. */
  | { readonly type: 'absorbed'; readonly by: Actor; readonly duplicate: IncidentNumber }
  | { readonly type: 'answered'; readonly by: Actor; readonly minutes: number }
  | {
      readonly type: 'resolved';
      readonly by: Actor;
      readonly summary: string;
      readonly effortHours: number | undefined;
      readonly activities?: readonly Activity[];
    }
  | ExpertEvent;

/** What became of asking an expert. */
export type ExpertEvent =
  | {
      readonly type: 'expert-asked';
      readonly ask: ExpertAskId;
      readonly by: Actor;
      readonly expert: Actor;
      readonly topic: string | undefined;
    }
  /** The two talk at `at`; now where that is when it was agreed. */
  | {
      readonly type: 'expert-agreed';
      readonly ask: ExpertAskId;
      readonly by: Actor;
      readonly at: Instant;
      readonly now: boolean;
    }
  | {
      readonly type: 'expert-declined';
      readonly ask: ExpertAskId;
      readonly by: Actor;
      readonly reason: string | undefined;
    }
  | { readonly type: 'expert-silent'; readonly ask: ExpertAskId; readonly expert: Actor }
  | {
      readonly type: 'ask-withdrawn';
      readonly ask: ExpertAskId;
      readonly expert: Actor;
      readonly by: Actor | undefined;
      readonly why: AskWithdrawn;
    };

/** Events of the whole bot that concern no single incident. */
export type SystemEvent =
  | {
      readonly type: 'refused';
      readonly by: Actor;
      readonly what: string;
      readonly incident: number | undefined;
    }
  | { readonly type: 'roster-imported'; readonly people: number; readonly weeks: number }
  | { readonly type: 'started'; readonly epoch: number };

export type DomainEvent = IncidentEvent | TeamEvent | SystemEvent;
