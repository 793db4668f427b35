import type { ResponderId } from '../../team/responder.ts';
import { datesBetween } from '../../time/business-day.ts';
import type { Assignment } from '../assignment.ts';
import type { DutyStretch } from '../duty-stretches.ts';
import { ROLES, type Role } from '../role.ts';
import { type Broken, brokenKey, type SeatChange, type Standing } from './seat-change.ts';
import { seatEffect } from './seat-effect.ts';

/**
 * Rules that would not hold if somebody held a role over some stretches of time: they are away, hold the other role, or
 * two newcomers would be on duty. A part of a week is no duty of its own, so rest is not asked about.
 */
export function coverFlaws(
  standing: Standing,
  stretches: readonly DutyStretch[],
  role: Role,
  to: ResponderId,
): readonly Broken[] {
  const flaws = new Map<string, Broken>();
  for (const { from, to: until, duty } of stretches) {
    const seats = ROLES.flatMap((each): Assignment[] => {
      const seat = duty[each];
      return seat ? [{ week: duty.week, role: each, responderId: seat.responderId }] : [];
    });
    const days = datesBetween(standing.calendar.zone, from, until);
    const change: SeatChange = { week: duty.week, role, to, days };
    const { broken } = seatEffect({ ...standing, assignments: seats, restWeeks: 0 }, [change]);
    for (const one of broken) flaws.set(brokenKey(one), one);
  }
  return [...flaws.values()];
}
