import type { ContactWayId, ContactWayKind } from '../paging/contact-way.ts';
import type { UserId } from '../team/responder.ts';
import type { Instant } from '../time/instant.ts';
import type { PageDetail } from './effect.ts';
import type { IncidentNumber } from './incident.ts';

/** What an incident's timer does when it falls due. */
export type IncidentTimerKind =
  /** Remind the owner that a fraction of the goal has passed. */
  | { readonly kind: 'remind'; readonly fraction: number }
  /** The goal has run out: begin the escalation path. */
  | { readonly kind: 'goal' }
  /** Nobody is on it yet: page those once more whose time it is, or all whom the path has reached. */
  | { readonly kind: 'repeat-page'; readonly all?: true }
  /** The wait of a paged person's further way is over: page them by it. */
  | {
      readonly kind: 'page-way';
      readonly to: UserId;
      readonly name: string;
      readonly way: ContactWayId;
      readonly by: ContactWayKind;
      readonly page: PageDetail;
    }
  /** The wait of the current step is over: take the given one. */
  | { readonly kind: 'escalate'; readonly step: number }
  /** Nothing may have been heard for long: ask whether to close it. `heardAt`: of a word that is written down nowhere. */
  | { readonly kind: 'silent'; readonly heardAt?: Instant }
  /** Whoever was on it until now is asked whether the customer has an answer. */
  | { readonly kind: 'on-it-ends' }
  /** They have not said: nobody is on it any more. */
  | { readonly kind: 'on-it-lapses' };

export interface IncidentTimer {
  readonly incident: IncidentNumber;
  readonly dueAt: Instant;
  readonly what: IncidentTimerKind;
}

/** A timer's unique name among all. */
export function incidentTimerKey(incident: IncidentNumber, what: IncidentTimerKind): string {
  const prefix = `incident:${String(incident)}:${what.kind}`;
  switch (what.kind) {
    case 'remind':
      return `${prefix}:${String(what.fraction)}`;
    case 'page-way':
      return `${prefix}:${what.way}`;
    case 'goal':
    case 'repeat-page':
    case 'escalate':
    case 'silent':
    case 'on-it-ends':
    case 'on-it-lapses':
      // One of each at most is armed: a step is what it does, not which one it is.
      return prefix;
  }
}
