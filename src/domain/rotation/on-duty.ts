import type { ResponderId } from '../team/responder.ts';
import type { BusinessCalendar } from '../time/business-calendar.ts';
import type { Instant, WeekName } from '../time/instant.ts';

export type Role = 'primary' | 'backup';

/** Responder × role × duty week. */
export interface Assignment {
  readonly week: WeekName;
  readonly role: Role;
  readonly responderId: ResponderId;
}

/** Why somebody is on duty. Swaps, covers, delegations and step-ups join this union as they are built. */
export type DutyReason = 'rotation';

export interface OnDutySeat {
  readonly responderId: ResponderId;
  readonly reason: DutyReason;
}

/** Who is on duty at an instant, and until when that holds. A seat nobody was planned for is undefined. */
export interface OnDuty {
  readonly week: WeekName;
  readonly primary: OnDutySeat | undefined;
  readonly backup: OnDutySeat | undefined;
  /** The last closing of the duty week: the end of this pair's turn. */
  readonly until: Instant;
}

/**
 * The one resolver: everything that asks who is primary or backup asks here.
 *
 * @param assignments those of the duty week of `t` at least; others are ignored.
 */
export function onDuty(
  calendar: BusinessCalendar,
  assignments: readonly Assignment[],
  t: Instant,
): OnDuty {
  const week = calendar.dutyWeek(t);
  const seat = (role: Role): OnDutySeat | undefined => {
    const found = assignments.find((a) => a.week === week && a.role === role);
    return found && { responderId: found.responderId, reason: 'rotation' };
  };
  const span = calendar.weekSpan(week);
  if (span === undefined) throw new Error(`duty week ${week} has no open minute`);
  return { week, primary: seat('primary'), backup: seat('backup'), until: span.closes };
}
