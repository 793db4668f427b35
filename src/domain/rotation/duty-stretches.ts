import type { BusinessCalendar } from '../time/business-calendar.ts';
import type { Instant } from '../time/instant.ts';
import type { Assignment } from './assignment.ts';
import type { Cover } from './cover.ts';
import { type OnDuty, onDuty } from './on-duty.ts';

/** Who is on duty over a part of the time in which nothing changes. */
export interface DutyStretch {
  readonly from: Instant;
  readonly to: Instant;
  readonly duty: OnDuty;
}

/**
 * The resolver's answers over a stretch of time, one after the other.
 *
 * @param assignments those of every duty week that it touches.
 * @param covers those that overlap these weeks.
 */
export function dutyStretches(
  calendar: BusinessCalendar,
  assignments: readonly Assignment[],
  covers: readonly Cover[],
  from: Instant,
  to: Instant,
): readonly DutyStretch[] {
  const stretches: DutyStretch[] = [];
  for (let t = calendar.nextOpen(from); t < to; t = calendar.nextOpen(stretches.at(-1)?.to ?? to)) {
    const duty = onDuty(calendar, assignments, covers, t);
    stretches.push({ from: t, to: Math.min(duty.until, to), duty });
  }
  return stretches;
}
