import type { ResponderId } from '../team/responder.ts';
import type { BusinessCalendar } from '../time/business-calendar.ts';
import type { Instant, WeekName } from '../time/instant.ts';
import type { Assignment } from './assignment.ts';
import { type Cover, type CoverKind, coverAt, isLater } from './cover.ts';
import { otherRole, ROLES, type Role } from './role.ts';

/**
 * Why somebody is on duty. `exchange`: their own seat is covered by the person of the other one, whose seat they hold
 * meanwhile.
 */
export type DutyReason = 'rotation' | 'swap' | CoverKind | 'exchange';

export interface OnDutySeat {
  readonly responderId: ResponderId;
  readonly reason: DutyReason;
}

/** Who is on duty at an instant, and until when that holds. A seat nobody was planned for is undefined. */
export interface OnDuty {
  readonly week: WeekName;
  readonly primary: OnDutySeat | undefined;
  readonly backup: OnDutySeat | undefined;
  /** The last closing of the duty week, or earlier: when a cover begins or ends. */
  readonly until: Instant;
}

/**
 * The one resolver: everything that asks who is primary or backup asks here. What comes in while the calendar is closed
 * belongs to whoever is on duty when it next opens, covers included.
 *
 * @param assignments those of the duty week of `t` at least; others are ignored.
 * @param covers those that overlap the duty week of `t` at least; others are ignored.
 */
export function onDuty(
  calendar: BusinessCalendar,
  assignments: readonly Assignment[],
  covers: readonly Cover[],
  t: Instant,
): OnDuty {
  const at = calendar.nextOpen(t);
  const week = calendar.dutyWeek(at);
  const span = calendar.weekSpan(week);
  if (span === undefined) throw new Error(`duty week ${week} has no open minute`);

  const planned = (role: Role): OnDutySeat | undefined => {
    const found = assignments.find((a) => a.week === week && a.role === role);
    return found && { responderId: found.responderId, reason: found.swapped ? 'swap' : 'rotation' };
  };
  return { week, ...seatsAt(planned, covers, at), until: changeAfter(covers, at, span.closes) };
}

/** The plan with the covers laid over it. Nobody holds both seats: who takes the other one leaves their own. */
function seatsAt(
  planned: (role: Role) => OnDutySeat | undefined,
  covers: readonly Cover[],
  at: Instant,
): Record<Role, OnDutySeat | undefined> {
  const held = { primary: coverAt(covers, 'primary', at), backup: coverAt(covers, 'backup', at) };
  // One person covering both seats holds the one agreed on last; the other falls back to the plan.
  if (held.primary && held.backup && held.primary.responderId === held.backup.responderId) {
    if (isLater(held.primary, held.backup)) held.backup = undefined;
    else held.primary = undefined;
  }
  const seats: Record<Role, OnDutySeat | undefined> = { primary: undefined, backup: undefined };
  for (const role of ROLES) {
    const cover = held[role];
    seats[role] = cover ? { responderId: cover.responderId, reason: cover.kind } : planned(role);
  }
  for (const role of ROLES) {
    const other = otherRole(role);
    if (held[role] || !held[other] || seats[role]?.responderId !== seats[other]?.responderId)
      continue;
    const left = planned(other);
    seats[role] = left && { responderId: left.responderId, reason: 'exchange' };
  }
  return seats;
}

/** The first instant after `at`, and at most `end`, at which a cover begins or ends. */
function changeAfter(covers: readonly Cover[], at: Instant, end: Instant): Instant {
  let change = end;
  for (const { from, to } of covers) {
    if (from > at && from < change) change = from;
    if (to > at && to < change) change = to;
  }
  return change;
}
