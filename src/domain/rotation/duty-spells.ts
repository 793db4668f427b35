import type { BusinessCalendar } from '../time/business-calendar.ts';
import type { Instant, WeekName } from '../time/instant.ts';
import type { Assignment } from './assignment.ts';
import type { Cover } from './cover.ts';
import { type OnDutySeat, onDuty } from './on-duty.ts';
import type { Role } from './role.ts';

/** Somebody holds a role without a break from `from` (included) to `to` (excluded), within one duty week. */
export interface DutySpell extends OnDutySeat {
  readonly role: Role;
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * Who holds a role when, from the first opening of a duty week to its last closing: the resolver's answers, one after
 * the other. While a seat is empty there is no spell. None for a week that never opens.
 *
 * @param assignments those of the week at least.
 * @param covers those that overlap the week at least.
 */
export function dutySpells(
  calendar: BusinessCalendar,
  assignments: readonly Assignment[],
  covers: readonly Cover[],
  week: WeekName,
  role: Role,
): readonly DutySpell[] {
  const span = calendar.weekSpan(week);
  if (span === undefined) return [];
  const spells: DutySpell[] = [];
  let at = span.opens;
  while (at < span.closes) {
    const { until, [role]: seat } = onDuty(calendar, assignments, covers, at);
    const to = Math.min(until, span.closes);
    const last = spells.at(-1);
    // Somebody else's cover may have ended meanwhile, which is no change here.
    if (seat && last?.to === at && isSameSeat(last, seat)) {
      spells[spells.length - 1] = { ...last, to };
    } else if (seat) {
      spells.push({ ...seat, role, from: at, to });
    }
    at = to;
  }
  return spells;
}

function isSameSeat(one: OnDutySeat, other: OnDutySeat): boolean {
  return one.responderId === other.responderId && one.reason === other.reason;
}
