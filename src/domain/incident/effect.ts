import type { ContactWayId, ContactWayKind } from '../paging/contact-way.ts';
import type { UserId } from '../team/responder.ts';
import type { Instant } from '../time/instant.ts';
import type { IncidentEvent } from './event.ts';
import type { Person } from './incident.ts';

/** Why a page is later than its due instant; undefined when it is not. */
export interface Lateness {
  readonly dueAt: Instant;
  readonly reason: 'down' | 'reported-late';
}

/** Where in the escalation path a page stands. */
export interface PageDetail {
  readonly step: number;
  /** 1 for a person's (or the channel's) first page, 2 for its first repeat … */
  readonly times: number;
  readonly late: Lateness | undefined;
}

/**
 * What an incident asks of the outside. Effects say what, not how it reads: the words are made when it is sent,
 * from the state of that moment.
 */
export type IncidentEffect =
  /** Post the incident's card, or bring it up to date. */
  | { readonly kind: 'card' }
  /** One line in the card's thread. */
  | { readonly kind: 'thread-line'; readonly event: IncidentEvent; readonly at: Instant }
  /** A direct message to the owner that asks nothing but attention. */
  | { readonly kind: 'reminder'; readonly to: UserId; readonly fraction: number }
  /** A direct message to the owner: somebody sent a customer on to them. */
  | { readonly kind: 'redirected'; readonly to: UserId }
  /** The text with which somebody sends a customer on. */
  | { readonly kind: 'send-on'; readonly to: UserId }
  /** Tell whoever sent the customer on that somebody has taken over. */
  | { readonly kind: 'contact-made'; readonly to: UserId }
  /** A page by direct message. */
  | { readonly kind: 'page'; readonly to: UserId; readonly page: PageDetail }
  /** The same page by another way that the person has chosen. */
  | {
      readonly kind: 'page-way';
      readonly to: UserId;
      readonly way: ContactWayId;
      readonly page: PageDetail;
    }
  /** The mention of the paged person in the card's thread. */
  | { readonly kind: 'page-mention'; readonly to: UserId; readonly page: PageDetail }
  /** A page to the whole channel, when the path says so or a person cannot be reached. */
  | {
      readonly kind: 'page-channel';
      readonly page: PageDetail;
      readonly unreachable: Unreachable | undefined;
    }
  /** A direct message to the backup: a major incident pages the primary. */
  | { readonly kind: 'stand-by'; readonly to: UserId }
  /** A direct message to whoever was on it until now: has the customer an answer? */
  | { readonly kind: 'ask-again'; readonly to: UserId; readonly until: Instant }
  /** Edit every page of this incident that is still standing, to say who took it. */
  | { readonly kind: 'settle-pages' }
  /** Bring the incident's issue into agreement with it; open it when there is none. */
  | { readonly kind: 'issue' }
  /** Carry something that was said in the thread, or elsewhere in Slack, to the issue, or a change of it. */
  | {
      readonly kind: 'issue-comment';
      readonly remark: string;
      readonly origin?: 'elsewhere' | undefined;
    }
  /** Say on the issue what the incident was linked with, by the target's name. */
  | { readonly kind: 'issue-link'; readonly target: string }
  /** Look for what may be about the same. */
  | { readonly kind: 'find-known' }
  /** Show in the thread what was found. */
  | { readonly kind: 'suggestions' }
  /** Carry something that was said on the issue, or elsewhere in Slack, to the thread, or a change of it. */
  | {
      readonly kind: 'thread-remark';
      readonly remark: string;
      readonly origin?: 'elsewhere' | undefined;
    }
  /** Write the resolution's comment on the issue anew: what it tells of came about after it. */
  | { readonly kind: 'resolution-comment' }
  /** File an issue of the product, by its key among those of the incident. */
  | { readonly kind: 'product-issue'; readonly issue: string }
  /** Give a known issue of the product the incident's facts. */
  | { readonly kind: 'product-comment'; readonly issue: string }
  /** Bring the post-mortem's comment on the issue into agreement with it. */
  | { readonly kind: 'postmortem' }
  /** Ask somebody to complete the post-mortem. */
  | { readonly kind: 'postmortem-offer'; readonly to: UserId }
  /** Ask the owner whether to close what nothing was heard about since then. */
  | { readonly kind: 'ask-silent'; readonly to: UserId; readonly heardAt: Instant }
  /** Something about the log that the thread should know. */
  | { readonly kind: 'thread-notice'; readonly notice: LogNotice }
  /** Tell one person something that they may have to act on as an administrator. */
  | { readonly kind: 'admin-notice'; readonly to: UserId; readonly notice: AdminNotice };

/** A person who could not be paged, and why. */
export interface Unreachable extends Person {
  readonly why: string;
}

/** What happened to an incident's log that people would otherwise wonder about. */
export type LogNotice =
  | { readonly about: 'no-login'; readonly name: string }
  | { readonly about: 'not-assignable'; readonly login: string }
  | { readonly about: 'stranger-assigned'; readonly logins: readonly string[] }
  | { readonly about: 'not-capable'; readonly name: string }
  | { readonly about: 'unassigned-there' }
  | { readonly about: 'issue-gone' }
  | ProductNotice;

/** What became of an issue of the product that an incident has to do with. */
export type ProductNotice =
  /** It was deleted, never was, or cannot be seen. */
  | { readonly about: 'known-issue-gone'; readonly issue: string }
  /** Nobody may comment on it any more. */
  | { readonly about: 'known-issue-locked'; readonly issue: string }
  /** It goes on elsewhere. */
  | { readonly about: 'known-issue-moved'; readonly issue: string; readonly to: string }
  | { readonly about: 'repository-renamed'; readonly repository: string; readonly to: string }
  /** Nothing can be written there for now: archived, out of reach, issues switched off, no rights. */
  | { readonly about: 'product-unwritable'; readonly repository: string; readonly why: string }
  | { readonly about: 'product-refused'; readonly repository: string; readonly why: string };

/** Whether trying it again would not help: somebody has to do by hand what is left. */
export function isHopeless({ about }: LogNotice): boolean {
  return (
    about === 'known-issue-gone' || about === 'known-issue-locked' || about === 'product-refused'
  );
}

export type AdminNotice =
  | { readonly about: 'nobody-on-duty' }
  | {
      readonly about: 'page-refused';
      readonly unreachable: Unreachable;
      /** Set where other ways to the person are open: the page goes on by them. */
      readonly goesOn?: true;
    }
  | {
      readonly about: 'way-refused';
      readonly by: ContactWayKind;
      readonly unreachable: Unreachable;
    }
  /** `step` counts from 0. */
  | { readonly about: 'step-skipped'; readonly step: number; readonly why: string }
  | { readonly about: 'channel-refused'; readonly why: string }
  | { readonly about: 'log-refused'; readonly why: string }
  | { readonly about: 'product-unwritable'; readonly repository: string; readonly why: string };

export type IncidentEffectKind = IncidentEffect['kind'];
