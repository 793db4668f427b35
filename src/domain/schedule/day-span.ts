import type { BusinessCalendar } from '../time/business-calendar.ts';
import type { Instant, LocalDate } from '../time/instant.ts';
import { addDays } from '../time/local-date.ts';
import { startAt } from '../time/wall-clock.ts';

/**
 * First opening and last closing of a local date, or undefined when the team is closed all day. What is open over
 * midnight is cut there.
 */
export function daySpan(
  calendar: BusinessCalendar,
  date: LocalDate,
): { readonly opens: Instant; readonly closes: Instant } | undefined {
  const midnight = startAt(calendar.zone, date, 0);
  const nextMidnight = startAt(calendar.zone, addDays(date, 1), 0);
  const opens = calendar.nextOpen(midnight);
  if (opens >= nextMidnight) return undefined;
  return { opens, closes: calendar.add(midnight, calendar.between(midnight, nextMidnight)) };
}
