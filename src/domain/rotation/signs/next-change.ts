import type { BusinessCalendar } from '../../time/business-calendar.ts';
import type { Instant } from '../../time/instant.ts';
import type { OnDuty } from '../on-duty.ts';

/**
 * The instant from which on the resolver may answer something else than it does at `now`. Where somebody's duty begins
 * when the team opens, that is the closing before it: what comes in meanwhile is theirs already.
 *
 * @param duty the resolver's answer at `now`.
 */
export function nextDutyChange(
  calendar: BusinessCalendar,
  { until }: Pick<OnDuty, 'until'>,
  now: Instant,
): Instant {
  return calendar.add(now, calendar.between(now, until));
}
