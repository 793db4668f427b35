import type { Actor } from '../incident/incident.ts';
import type { ResponderId } from '../team/responder.ts';
import type { Instant, LocalDate, WeekName } from '../time/instant.ts';
import type { Assignment } from './assignment.ts';
import type { CoverKind } from './cover.ts';
import type { DaysOff, DraftSeat } from './plan-draft.ts';
import type { Role } from './role.ts';

/** What has happened to a team's rotation: part of the append-only log. */
export type TeamEvent =
  /** A cover began or ended, so somebody else is on duty. */
  | { readonly type: 'duty-changed'; readonly cover: string }
  | {
      readonly type: 'swap-requested';
      readonly swap: string;
      readonly by: Actor;
      readonly gives: Assignment;
      readonly gets: Assignment;
      /** Rules that an admin set aside. */
      readonly overridden: readonly string[];
    }
  | {
      readonly type: 'swap-settled';
      readonly swap: string;
      readonly as: 'accepted' | 'declined' | 'withdrawn' | 'lapsed';
      readonly by: Actor | undefined;
      readonly why: 'unanswered' | 'changed' | undefined;
    }
  | {
      readonly type: 'cover-asked';
      readonly offer: string;
      readonly by: Actor;
      readonly forId: ResponderId;
      readonly toId: ResponderId | undefined;
      readonly role: Role;
      readonly from: Instant;
      readonly to: Instant;
    }
  | {
      readonly type: 'cover-offer-settled';
      readonly offer: string;
      readonly as: 'taken' | 'declined' | 'withdrawn' | 'lapsed';
      readonly by: Actor | undefined;
      readonly why: 'untaken' | 'changed' | undefined;
    }
  /** Somebody holds a role from now on, or will. */
  | {
      readonly type: 'cover-agreed';
      readonly cover: string;
      readonly kind: CoverKind;
      readonly by: Actor;
      readonly role: Role;
      readonly responderId: ResponderId;
      readonly insteadOf: ResponderId | undefined;
      readonly from: Instant;
      readonly to: Instant;
    }
  /** A plan became the schedule, or time off moved published weeks. */
  | {
      readonly type: 'plan-published';
      readonly draft: string;
      readonly by: Actor;
      readonly first: WeekName;
      readonly weeks: number;
      readonly changes: ReadonlyArray<Omit<DraftSeat, 'why'>>;
      readonly daysOff: DaysOff | undefined;
    }
  /** A newcomer is a veteran from now on. */
  | {
      readonly type: 'graduated';
      readonly responderId: ResponderId;
      readonly weeks: number;
    }
  /** Days off that touched no published week, or that were given back. */
  | {
      readonly type: 'days-off';
      readonly by: Actor;
      readonly responderId: ResponderId;
      readonly from: LocalDate;
      readonly to: LocalDate;
      readonly taken: boolean;
    }
  /** A cover ended before its time, or was called off. */
  | {
      readonly type: 'cover-ended';
      readonly cover: string;
      readonly by: Actor;
      readonly at: Instant;
    }
  /** Somebody took a small issue of the product, `owner/name#12`. */
  | {
      readonly type: 'fruit-claimed';
      readonly claim: string;
      readonly by: Actor;
      readonly issue: string;
    }
  | { readonly type: 'fruit-refused'; readonly claim: string; readonly why: string };
