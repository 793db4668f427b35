import type { Level, ResponderId } from '../../team/responder.ts';
import type { LocalDate, WeekName } from '../../time/instant.ts';
import type { Assignment } from '../assignment.ts';

/** Everything a plan is made from. The same input gives the same plan, whatever the order of its people. */
export interface PlanInput {
  /** Who may be on duty at some time of the horizon: those who join later and those who leave are in it, too. */
  readonly people: readonly PlanPerson[];
  /** The horizon: duty weeks, ascending, each once. Weeks without an open minute are left out. See `dutyWeeksFrom`. */
  readonly weeks: readonly PlanWeek[];
  /** Days on which a person may not be on duty. May overlap, and may reach beyond the horizon. */
  readonly timeOff: readonly PlanTimeOff[];
  /**
   * Who was on duty in weeks before the horizon: the last `restWeeks` are enough. Only rest is measured from them;
   * what people carried is in their `history`.
   */
  readonly before: readonly Assignment[];
  /** Slots of the horizon that the team has been told. Each changes only where a rule would break otherwise. */
  readonly published: readonly Assignment[];
  /**
   * Slots of the horizon that may not change at all: a week that has begun, an assignment that a swap binds. They are
   * kept even where they break a rule, and the plan then says so.
   */
  readonly fixed: readonly Assignment[];
  readonly policy: PlanPolicy;
}

export interface PlanPerson {
  readonly id: ResponderId;
  /** By which reasons and conflicts call this person. */
  readonly name: string;
  /** Today's. A newcomer becomes a veteran within the plan, by the weeks that it gives them as primary. */
  readonly level: Level;
  /** Share of duty to carry, above 0; 1 is nominal. */
  readonly weight: number;
  readonly capabilities: readonly string[];
  /** First day in the rotation; undefined where that lies before the horizon. */
  readonly joins?: LocalDate | undefined;
  /** Last day in the rotation; undefined where it is not known to end. */
  readonly leaves?: LocalDate | undefined;
  /** Weeks ever served as primary: a newcomer's way to veteran. A veteran's do not matter. */
  readonly primaryWeeks: number;
  /**
   * What was due and what was carried before the horizon; undefined for somebody who begins at zero. A newcomer to the
   * rotation does: they are not loaded to catch up. See `historyOf` and `historyFromCounts`.
   */
  readonly history?: PersonHistory | undefined;
}

/** Weeks of duty, by kind. A holiday week counts as primary or backup, and as holiday. May be fractions where due. */
export interface Load {
  readonly primary: number;
  readonly backup: number;
  readonly holiday: number;
}

/** What one person should have carried so far, and did. The difference is a debt, or a credit. */
export interface PersonHistory {
  readonly entitled: Load;
  readonly served: Load;
}

/** A duty week to plan. */
export interface PlanWeek {
  /** Its Monday. */
  readonly week: WeekName;
  /** Dates with an open minute, ascending. Time off on one of them keeps a person from this week. */
  readonly openDays: readonly LocalDate[];
  /** Whether it counts as holiday duty. */
  readonly isHoliday: boolean;
}

/** Time off as it is stored: local dates, both included. */
export interface PlanTimeOff {
  readonly responderId: ResponderId;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export interface PlanPolicy {
  /** Whole weeks off between two duties. A week in which the calendar is closed is a week off. */
  readonly restWeeks: number;
  /** Weeks as primary that make a veteran of a newcomer. */
  readonly graduateAfter: number;
  /** Sets of capabilities: in every week one of the two on duty should have all of each set. */
  readonly wanted: ReadonlyArray<readonly string[]>;
}
