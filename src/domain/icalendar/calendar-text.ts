import type { Instant, LocalDate } from '../time/instant.ts';
import { addDays } from '../time/local-date.ts';
import { contentLine, dateValue, instantValue, textValue } from './content-line.ts';

/** When an event is: on whole days (both included), or from one instant to another. */
export type EventTime =
  | { readonly kind: 'days'; readonly first: LocalDate; readonly last: LocalDate }
  | { readonly kind: 'span'; readonly from: Instant; readonly to: Instant };

export interface CalendarEvent {
  /** The same for the same thing, for ever, in every calendar. */
  readonly uid: string;
  readonly summary: string;
  readonly description: string;
  readonly time: EventTime;
  /** Whoever has it in their calendar is busy meanwhile. */
  readonly takesTime?: boolean;
}

/** Which revision of a calendar this is, so that programs take later ones for later. */
export interface Revision {
  readonly sequence: number;
  readonly changedAt: Instant;
}

/**
 * A calendar as iCalendar text (RFC 5545). An event takes no time away from anybody unless it says so: whoever is on duty
 * can still be invited. In a calendar without a METHOD, DTSTAMP is when the event was last changed (3.8.7.2).
 */
export function calendarText(
  name: string,
  events: readonly CalendarEvent[],
  { sequence, changedAt }: Revision,
): string {
  const stamp = instantValue(changedAt);
  return [
    contentLine('BEGIN', 'VCALENDAR'),
    contentLine('VERSION', '2.0'),
    contentLine('PRODID', '-//Hotline//On duty//EN'),
    contentLine('CALSCALE', 'GREGORIAN'),
    // RFC 7986, and what programs understood before it.
    contentLine('NAME', textValue(name)),
    contentLine('X-WR-CALNAME', textValue(name)),
    contentLine('REFRESH-INTERVAL;VALUE=DURATION', 'PT1H'),
    contentLine('X-PUBLISHED-TTL', 'PT1H'),
    ...events.flatMap(({ uid, summary, description, time, takesTime }) => [
      contentLine('BEGIN', 'VEVENT'),
      contentLine('UID', textValue(uid)),
      contentLine('DTSTAMP', stamp),
      contentLine('LAST-MODIFIED', stamp),
      contentLine('SEQUENCE', String(sequence)),
      ...timeLines(time),
      contentLine('SUMMARY', textValue(summary)),
      ...(description === '' ? [] : [contentLine('DESCRIPTION', textValue(description))]),
      contentLine('TRANSP', takesTime ? 'OPAQUE' : 'TRANSPARENT'),
      contentLine('CLASS', 'PRIVATE'),
      contentLine('END', 'VEVENT'),
    ]),
    contentLine('END', 'VCALENDAR'),
  ].join('');
}

/** The end of days is the day after the last (3.6.1). */
function timeLines(time: EventTime): readonly string[] {
  return time.kind === 'days'
    ? [
        contentLine('DTSTART;VALUE=DATE', dateValue(time.first)),
        contentLine('DTEND;VALUE=DATE', dateValue(addDays(time.last, 1))),
      ]
    : [
        contentLine('DTSTART', instantValue(time.from)),
        contentLine('DTEND', instantValue(time.to)),
      ];
}
