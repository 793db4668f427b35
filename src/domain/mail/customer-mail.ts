import type { HandoffId } from '../handoff/handoff.ts';
import type { Actor, IncidentNumber } from '../incident/incident.ts';
import type { ResponderId, TeamKey } from '../team/responder.ts';
import type { Instant, WeekName } from '../time/instant.ts';

export type CustomerMailId = string;

/**
 * - `draft`: somebody wrote at it, and has not sent it;
 * - `sending`: on its way;
 * - `sent`: a server took it;
 * - `by-hand`: somebody says that they sent it themselves;
 * - `refused`: the server would not take it;
 * - `unclear`: it may have been taken; it is not repeated unless somebody says so;
 * - `settled`: while it waited, everything that it is about was resolved, so it was not sent.
 */
export type CustomerMailState =
  | 'draft'
  | 'sending'
  | 'sent'
  | 'by-hand'
  | 'refused'
  | 'unclear'
  | 'settled';

/** A mail by which one customer learns who looks after their incidents from now on. */
export interface CustomerMail {
  readonly id: CustomerMailId;
  readonly team: TeamKey;
  readonly week: WeekName;
  readonly handoff: HandoffId;
  /** What tells its customer from others. */
  readonly customer: string;
  /** Who takes over, as the mail says. */
  readonly toId: ResponderId;
  readonly incidents: readonly IncidentNumber[];
  /** What it was written from: where that has changed since, it says something wrong. */
  readonly basis: string;
  readonly address: string;
  /** Shown beside the address. */
  readonly name: string | undefined;
  readonly subject: string;
  readonly text: string;
  readonly state: CustomerMailState;
  /** Times that somebody sent it. */
  readonly attempt: number;
  /** Who wrote it or sent it last. */
  readonly by: Actor;
  readonly changedAt: Instant;
  /** What the server said, where it would not take it. */
  readonly why: string | undefined;
}

/** Whether a customer has been told, or is being told: nobody else need tell them. */
export function isTold({ state }: Pick<CustomerMail, 'state'>): boolean {
  return state === 'sending' || state === 'sent' || state === 'by-hand';
}

/** Longer texts are no mail that somebody reads; Slack's forms hold no more. */
export const TEXT_LIMIT = 3_000;
export const SUBJECT_LIMIT = 200;
