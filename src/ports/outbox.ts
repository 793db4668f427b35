import type { IncidentEffect } from '../domain/incident/effect.ts';
import type { IncidentNumber } from '../domain/incident/incident.ts';
import type { TeamEffect } from '../domain/rotation/effect.ts';
import type { ReachFinding } from '../domain/rotation/reach.ts';
import type { TeamKey } from '../domain/team/responder.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { MessagePlace } from './store.ts';

/** Smaller goes first. */
export const PRIORITY = { page: 0, notice: 1, card: 2, line: 3, issue: 4 } as const;

interface RowFacts {
  /** Unique for ever: enqueuing the same thing twice does it once. */
  readonly key: string;
  /** Rows of one lane go in order, one at a time. */
  readonly lane: string;
  readonly priority: number;
  readonly team: TeamKey;
  /** The instant at which this ought to be out, for measuring lateness. */
  readonly dueAt: Instant;
}

/** An effect of an incident, as it is enqueued. */
export interface NewIncidentRow extends RowFacts {
  readonly incident: IncidentNumber;
  readonly effect: IncidentEffect;
}

/** An effect of a team's rotation or week. */
export interface NewTeamRow extends RowFacts {
  readonly incident: undefined;
  readonly effect: TeamEffect;
}

export type NewOutboxRow = NewIncidentRow | NewTeamRow;

/** What a row has gathered since it was enqueued. */
interface ClaimFacts {
  readonly id: number;
  /** Times it was sent, this one included. */
  readonly attempts: number;
  readonly decidedAt: Instant;
  /** Set when an earlier attempt may have come through: the instant of that attempt. */
  readonly mayRepeat: Instant | undefined;
  readonly lastAttemptAt: Instant | undefined;
}

export type ClaimedIncidentRow = NewIncidentRow & ClaimFacts;
export type ClaimedTeamRow = NewTeamRow & ClaimFacts;

/** A row that this life of the bot has taken to carry out. */
export type ClaimedRow = ClaimedIncidentRow | ClaimedTeamRow;

/** What became of one attempt. */
export type Outcome =
  /** The provider took it. */
  | { readonly kind: 'sent'; readonly place: MessagePlace | undefined }
  /** A look at people was made: what follows from it is decided when this is recorded. */
  | { readonly kind: 'learned'; readonly finding: ReachFinding }
  /** Certainly not carried out, and never will be. */
  | { readonly kind: 'refused'; readonly why: string }
  /** Certainly not carried out; may be tried again. `hold` names the lanes' channel that has to wait too. */
  | { readonly kind: 'wait'; readonly retryAfterMs: number; readonly why: string }
  /** May or may not have been carried out. */
  | { readonly kind: 'unknown'; readonly why: string }
  /** Pointless by now; nothing was sent. */
  | { readonly kind: 'withdrawn' };

/** What a look into the outside found of an unknown outcome. */
export type Sighting =
  | { readonly kind: 'found'; readonly place: MessagePlace }
  | { readonly kind: 'absent' }
  | { readonly kind: 'cannot-look'; readonly why: string };

/** The outcome of an attempt or of a look, to be written down. */
export type Finished =
  | { readonly row: ClaimedRow; readonly outcome: Outcome }
  | { readonly row: ClaimedRow; readonly sighting: Sighting };

export interface OutboxCounts {
  readonly pending: number;
  readonly sending: number;
  readonly unknown: number;
  readonly failed: number;
  /** How long the oldest row that may go has been waiting, in milliseconds. */
  readonly oldestWaitMs: number;
}

/** Carries effects to the outside. One attempt a call: only the outbox repeats. */
export interface EffectCarrier {
  carry(row: ClaimedRow): Promise<Outcome>;
  /** Looks whether an earlier attempt came through. */
  lookUp(row: ClaimedRow): Promise<Sighting>;
}
