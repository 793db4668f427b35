import type { Actor } from '../incident/incident.ts';
import type { ContactWayKind } from '../paging/contact-way.ts';
import type { Level, ResponderId } from '../team/responder.ts';
import type { Instant, LocalDate, WeekName } from '../time/instant.ts';
import type { Assignment } from './assignment.ts';
import type { CoverKind } from './cover.ts';
import type { DaysOff, DraftSeat } from './plan-draft.ts';
import type { Role } from './role.ts';
import type { PersonChange } from './roster-change.ts';

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
      /** Rules that an admin set aside. */
      readonly overridden?: readonly string[];
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
      /** Rules that an admin set aside. */
      readonly overridden?: readonly string[];
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
      /** Set where people came, left or changed with it: their own event says how. */
      readonly roster?: boolean;
    }
  /** People are on the rotation from a day on. */
  | {
      readonly type: 'people-joined';
      readonly by: Actor;
      readonly people: ReadonlyArray<{
        readonly responderId: ResponderId;
        readonly level: Level;
        readonly weight: number;
        readonly from: LocalDate;
      }>;
    }
  /** What was changed of somebody; of a login or an address only that it was. */
  | {
      readonly type: 'person-changed';
      readonly by: Actor;
      readonly responderId: ResponderId;
      readonly to: Omit<PersonChange, 'github' | 'email'>;
      readonly contact: ReadonlyArray<'github' | 'email'>;
    }
  /** Somebody is on the rotation no more, from this moment on. */
  | { readonly type: 'person-left'; readonly responderId: ResponderId }
  /** Pairs of published weeks did not hold, and were mended. */
  | {
      readonly type: 'pairs-mended';
      readonly week: WeekName;
      readonly changes: ReadonlyArray<Omit<DraftSeat, 'why'>>;
    }
  /** What was open went over to the next one, or stayed by choice. */
  | {
      readonly type: 'handed-over';
      readonly handoff: string;
      readonly fromId: ResponderId;
      readonly toId: ResponderId;
      readonly incidents: readonly number[];
      readonly kept: readonly number[];
    }
  | { readonly type: 'handoff-accepted'; readonly handoff: string; readonly by: Actor }
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
  /** What somebody can be asked about, from now on. */
  | {
      readonly type: 'topics-changed';
      readonly by: Actor;
      readonly responderId: ResponderId;
      readonly topics: readonly string[];
    }
  /** Somebody gave, changed or took away a way to reach them. Where it leads is theirs to know. */
  | {
      readonly type: 'reach-changed';
      readonly by: Actor;
      readonly kind: ContactWayKind;
      readonly given: boolean;
    }
  /** Somebody gave the address of a calendar of theirs, or took it back. The address itself is a secret. */
  | { readonly type: 'own-calendar'; readonly by: Actor; readonly given: boolean }
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
