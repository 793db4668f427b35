import { type Refusal, refuse } from '../incident/decision.ts';
import type { BusinessCalendar } from '../time/business-calendar.ts';
import { type OpenSpan, openPart } from '../time/business-day.ts';
import { DAY_MS, type Instant } from '../time/instant.ts';

/** Nothing is planned further ahead. */
const FARTHEST_MS = 400 * DAY_MS;

/** The open part, ahead of now, of the time that somebody chose for a cover. A refusal names the form's field. */
export function coverSpan(
  calendar: BusinessCalendar,
  now: Instant,
  { from, to }: OpenSpan,
): ({ readonly ok: true } & OpenSpan) | Refusal {
  if (to <= from) return refuse('invalid', 'It ends before it begins.', 'to');
  if (to <= now) return refuse('invalid', 'That is past already.', 'to');
  if (to - now > FARTHEST_MS) return refuse('invalid', 'That is more than a year away.', 'to');
  const open = openPart(calendar, Math.max(from, now), to);
  return open === undefined
    ? refuse('invalid', 'The team is closed then: nobody is needed.', 'from')
    : { ok: true, ...open };
}
