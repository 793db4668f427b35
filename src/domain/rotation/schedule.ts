import type { Responder } from '../team/responder.ts';
import type { Team } from '../team/team.ts';
import type { Weekday } from '../time/business-calendar.ts';
import type { Instant, LocalDate, WeekName } from '../time/instant.ts';
import type { DutyReason } from './on-duty.ts';
import type { Role } from './role.ts';

/** Somebody holds a role for a time, and why. */
export interface ScheduledSpell {
  readonly role: Role;
  readonly responder: Responder;
  readonly reason: DutyReason;
  readonly from: Instant;
  readonly to: Instant;
}

export interface ScheduleWeek {
  readonly week: WeekName;
  /** First opening and last closing; undefined for a week that never opens. */
  readonly span: { readonly opens: Instant; readonly closes: Instant } | undefined;
  /** Who was planned, covers left aside. */
  readonly planned: Readonly<Record<Role, ScheduledSpell | undefined>>;
  /** Who is on duty when, covers laid over: by role, then by time. */
  readonly spells: readonly ScheduledSpell[];
  /** On weekdays on which the team would open. */
  readonly holidays: ReadonlyArray<{ readonly date: LocalDate; readonly name: string }>;
  /** Dates on which the calendar opens. */
  readonly openDates: readonly LocalDate[];
  readonly openMinutes: number;
  /** Open for fewer minutes than the fullest week around. */
  readonly isShort: boolean;
}

export interface Schedule {
  readonly team: Team;
  readonly now: Instant;
  readonly weeks: readonly ScheduleWeek[];
  /** Weekdays on which the team opens, but for holidays. */
  readonly weekdays: readonly Weekday[];
  /** Everybody who is on duty in one of the weeks or still on the rotation, by name. */
  readonly people: readonly Responder[];
}

/** The spells of a week that are not as planned: what covers have laid over it. */
export function coveredSpells(week: ScheduleWeek): readonly ScheduledSpell[] {
  return week.spells.filter(({ reason }) => reason !== 'rotation' && reason !== 'swap');
}
