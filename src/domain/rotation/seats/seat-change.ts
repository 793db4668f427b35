import type { Responder, ResponderId } from '../../team/responder.ts';
import type { BusinessCalendar } from '../../time/business-calendar.ts';
import type { LocalDate, WeekName } from '../../time/instant.ts';
import type { Assignment } from '../assignment.ts';
import type { PlanTimeOff } from '../plan/input.ts';
import type { Role } from '../role.ts';

/** What a change of seats is judged by. */
export interface Standing {
  readonly calendar: BusinessCalendar;
  readonly people: ReadonlyArray<Pick<Responder, 'id' | 'name' | 'level' | 'active' | 'userId'>>;
  /** Published ones, far enough to both sides of what changes to see the duties next to it. */
  readonly assignments: readonly Assignment[];
  readonly timeOff: readonly PlanTimeOff[];
  /** Whole weeks off between two duties. */
  readonly restWeeks: number;
}

/** A seat goes to somebody else. */
export interface SeatChange {
  readonly week: WeekName;
  readonly role: Role;
  readonly to: ResponderId;
  /** The days for which it does; undefined is the whole week. */
  readonly days?: readonly LocalDate[];
}

/** A rule that would not hold any more. */
export type Broken =
  | {
      readonly rule: 'away';
      readonly responderId: ResponderId;
      readonly week: WeekName;
      readonly from: LocalDate;
      readonly to: LocalDate;
    }
  | { readonly rule: 'twice'; readonly responderId: ResponderId; readonly week: WeekName }
  | {
      readonly rule: 'pairing';
      readonly week: WeekName;
      readonly primary: ResponderId;
      readonly backup: ResponderId;
    }
  | {
      readonly rule: 'rest';
      readonly responderId: ResponderId;
      readonly weeks: readonly [WeekName, WeekName];
      /** Whole weeks between the two. */
      readonly rest: number;
    };

export type Rule = Broken['rule'];

/** What changes for one person. */
export interface PersonEffect {
  readonly responderId: ResponderId;
  /** The shortest rest next to what they give, and next to what they get; undefined where no other duty is published. */
  readonly rest: { readonly before: number | undefined; readonly after: number | undefined };
  /** Weeks more (or, negative, fewer) of each kind. */
  readonly load: { readonly primary: number; readonly backup: number; readonly holiday: number };
}

/** What changes, before anybody agrees to it. */
export interface SeatEffect {
  readonly people: readonly PersonEffect[];
  /** Rules that hold now and would not then. */
  readonly broken: readonly Broken[];
}

/** Names a broken rule, so that it can be told from others and remembered. */
export function brokenKey(broken: Broken): string {
  switch (broken.rule) {
    case 'away':
    case 'twice':
      return `${broken.rule}:${broken.week}:${broken.responderId}`;
    case 'pairing':
      return `${broken.rule}:${broken.week}`;
    case 'rest':
      return `${broken.rule}:${broken.weeks.join('+')}:${broken.responderId}`;
  }
}
