import type { TeamEvent } from '../rotation/event.ts';
import type { UserId } from '../team/responder.ts';
import type { Instant, WeekName } from '../time/instant.ts';
import type { Activity } from './activity.ts';
import type { Actor } from './incident.ts';

/** What has happened to an incident: the append-only log, the audit trail and the thread's lines. */
export type IncidentEvent =
  | {
      readonly type: 'reported';
      readonly by: Actor;
      readonly week: WeekName;
      readonly dueAt: Instant;
    }
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
  | { readonly type: 'on-it'; readonly by: Actor }
  | { readonly type: 'reopened'; readonly by: Actor; readonly why?: string }
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
  | { readonly type: 'assigned'; readonly by: Actor; readonly to: Actor }
  | { readonly type: 'logged'; readonly url: string }
  | { readonly type: 'answered'; readonly by: Actor; readonly minutes: number }
  | {
      readonly type: 'resolved';
      readonly by: Actor;
      readonly summary: string;
      readonly effortHours: number | undefined;
      readonly activities?: readonly Activity[];
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
