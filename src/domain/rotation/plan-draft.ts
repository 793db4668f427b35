import type { Actor } from '../incident/incident.ts';
import type { ResponderId, TeamKey } from '../team/responder.ts';
import type { Instant, LocalDate, WeekName } from '../time/instant.ts';
import type { Role } from './role.ts';
import type { RosterChange } from './roster-change.ts';

export type PlanDraftId = string;

/** A seat of a plan, and who has it now. */
export interface DraftSeat {
  readonly week: WeekName;
  readonly role: Role;
  /** Undefined where the seat has not been published yet. */
  readonly before: ResponderId | undefined;
  /** Undefined where nobody could be found. */
  readonly after: ResponderId | undefined;
  /** Why it is this person, in a few words. */
  readonly why: string;
}

/** Days off duty: local dates, both included. */
export interface DaysOff {
  readonly responderId: ResponderId;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** For its owner and the admins: nobody else is told why somebody is away. */
  readonly note?: string | undefined;
}

/** A plan that somebody has looked at and not published yet: what is published is exactly what was seen. */
export interface PlanDraft {
  readonly id: PlanDraftId;
  readonly team: TeamKey;
  readonly by: Actor;
  readonly madeAt: Instant;
  /** The horizon: this week, and so many duty weeks from it on. */
  readonly first: WeekName;
  readonly weeks: number;
  /** What it was made from, as text: where that has changed meanwhile, the draft is no longer what it was. */
  readonly basis: string;
  /** All seats of the horizon, ascending. */
  readonly seats: readonly DraftSeat[];
  /** Time off that is taken with it; undefined for a plan. */
  readonly daysOff: DaysOff | undefined;
  /** What becomes of the people with it; undefined where they stay as they are. */
  readonly roster?: RosterChange | undefined;
  readonly isPublished: boolean;
}

/** The seats that somebody else has after the draft is published. */
export function changesOf(draft: Pick<PlanDraft, 'seats'>): readonly DraftSeat[] {
  return draft.seats.filter(({ before, after }) => before !== after);
}
