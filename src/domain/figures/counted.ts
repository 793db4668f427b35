import type { Activity } from '../incident/activity.ts';
import type { ChannelOfContact, IncidentNumber, Severity } from '../incident/incident.ts';
import type { ResponderId, UserId } from '../team/responder.ts';
import type { Instant } from '../time/instant.ts';

/**
 * What figures need to know of an incident. It holds nothing that somebody typed but who asked, and of a restricted one
 * not even that: what is not here cannot be shown.
 */
export interface CountedIncident {
  readonly number: IncidentNumber;
  readonly environment: string;
  readonly severity: Severity;
  readonly contact: ChannelOfContact;
  readonly cameInAt: Instant;
  readonly dueAt: Instant;
  readonly answeredAt: Instant | undefined;
  readonly resolvedAt: Instant | undefined;
  readonly effortHours: number | undefined;
  /** What was done about it, in the process's words; none where nobody said. */
  readonly activities: readonly Activity[];
  readonly ownerId: ResponderId | undefined;
  /** It was merged into another one, which goes on for its customer. */
  readonly isDuplicate: boolean;
  readonly isRestricted: boolean;
  /** The organisation of who asked, else their name; undefined where neither is known or may be said. */
  readonly customer: string | undefined;
}

/** Something that happened to an incident, and counts when it happened. */
export type Happening = {
  readonly incident: IncidentNumber;
  readonly at: Instant;
} & (
  | {
      readonly kind: 'page';
      readonly to: UserId;
      /** 1 for the first page to this person, 2 for its first repeat … */
      readonly times: number;
    }
  | { readonly kind: 'channel-page' }
  | { readonly kind: 'reopened' }
);
