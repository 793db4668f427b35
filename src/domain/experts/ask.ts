import type { Actor, IncidentNumber } from '../incident/incident.ts';
import type { ResponderId, TeamKey } from '../team/responder.ts';
import { type Instant, MINUTE_MS } from '../time/instant.ts';

export type ExpertAskId = string;

/**
 * `seeking`: common times are looked for. `asked`: the expert has them. `agreed`: the two talk at a time, or have.
 * `declined` by the expert; `withdrawn` because it is not needed any more.
 */
export type ExpertAskState = 'seeking' | 'asked' | 'agreed' | 'declined' | 'withdrawn';

/** Why an ask was withdrawn. */
export type AskWithdrawn = 'called-off' | 'asked-another' | 'resolved' | 'handed-over';

/** The two who are to talk. */
export type AskSide = 'owner' | 'expert';

/** Somebody's help with an incident is asked for. */
export interface ExpertAsk {
  readonly id: ExpertAskId;
  readonly team: TeamKey;
  readonly incident: IncidentNumber;
  /** Who pressed: the owner, or somebody for them. */
  readonly askedBy: Actor;
  /** Who is to talk with the expert: the incident's owner. */
  readonly forId: ResponderId;
  readonly toId: ResponderId;
  /** What it is about, in the words of who asked; undefined in a restricted environment, where nothing is written down. */
  readonly topic: string | undefined;
  readonly requestedAt: Instant;
  readonly state: ExpertAskState;
  /** What the expert was offered; undefined while common times are looked for. */
  readonly offer: AskOffer | undefined;
  /** When they talk, once that is agreed. */
  readonly meetsAt: Instant | undefined;
  /** The owner has been told that no answer came in time. */
  readonly isOverdue: boolean;
  readonly settled: AskSettled | undefined;
}

export interface AskOffer {
  /** Ascending; at most three, or none where nothing suits both. */
  readonly times: readonly Instant[];
  /** When the owner is told that nobody has answered. */
  readonly answerBy: Instant;
  /** IANA zones of the two, where they are known. */
  readonly zones: Readonly<Partial<Record<AskSide, string>>>;
  /** Whose calendar could not be read, and why: what it holds is not known. */
  readonly unread: Readonly<Partial<Record<AskSide, string>>>;
}

export interface AskSettled {
  readonly at: Instant;
  /** Undefined where it was nobody's deed. */
  readonly by: Actor | undefined;
  /** The expert's own words for declining; undefined where none may be written down. */
  readonly reason?: string | undefined;
  readonly why?: AskWithdrawn | undefined;
}

/** How long the two talk, as calendars and the search for a time have it. */
export const MEETING_MINUTES = 30;

/** How long before the time both are reminded. */
export const REMINDED_BEFORE_MS = 5 * MINUTE_MS;

/** Farther away nobody waits for help. */
export const FARTHEST_MEETING_DAYS = 14;

/** Reasons for declining that tell nothing of what it is about: all that there is in a restricted environment. */
export const DECLINE_REASONS = [
  'No time now',
  'Not what I know about',
  'Somebody else knows more: ask the primary',
] as const;

/** Longest reason for declining, in characters. */
export const REASON_LIMIT = 500;

/** Whether the expert is still to answer. */
export function waitsForAnswer({ state }: Pick<ExpertAsk, 'state'>): boolean {
  return state === 'seeking' || state === 'asked';
}

/** Whether something still lies ahead: an answer, or the talk itself. */
export function isOutstanding(ask: Pick<ExpertAsk, 'state' | 'meetsAt'>, now: Instant): boolean {
  if (waitsForAnswer(ask)) return true;
  return ask.state === 'agreed' && ask.meetsAt !== undefined && ask.meetsAt > now;
}
