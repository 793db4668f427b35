import ICAL from 'ical.js';
import { DateTime, IANAZone } from 'luxon';
import type { TimeSpan } from '../../domain/experts/common-times.ts';
import { type Instant, MINUTE_MS } from '../../domain/time/instant.ts';
import { addDays, isLocalDate } from '../../domain/time/local-date.ts';
import { startAt } from '../../domain/time/wall-clock.ts';
import type { BusyReading } from '../../ports/experts.ts';

/** Occurrences that are gone through in one calendar: a daily meeting of twenty years has 7,300. */
const MOST_STEPS = 200_000;

/** What is not understood makes the whole calendar unknown: a meeting that was overlooked would be offered as free. */
class NotUnderstood extends Error {}

/**
 * When a calendar's owner is busy, from its events (with recurrences, exceptions and moved occurrences) and free/busy
 * entries. Cancelled events and those that take no time are free. Pure, but it may never come back from a recurrence that
 * never occurs: it is to be run where it can be ended.
 *
 * @param text iCalendar (RFC 5545).
 * @param span what is looked at; an answer may reach beyond it.
 * @param zone where days and floating times are.
 */
export function busySpans(text: string, span: TimeSpan, zone: string): BusyReading {
  try {
    return { ok: true, busy: readCalendar(text, span, zone) };
  } catch (error) {
    const why =
      error instanceof NotUnderstood ? error.message : 'it is no iCalendar that I can read';
    return { ok: false, why };
  }
}

interface Reading {
  readonly span: TimeSpan;
  readonly zone: string;
  /** Steps that are left, over all events. */
  steps: number;
}

function readCalendar(text: string, span: TimeSpan, zone: string): readonly TimeSpan[] {
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR/iu.test(text)) {
    throw new NotUnderstood('its address leads to something that is no calendar');
  }
  const parsed: unknown = ICAL.parse(text);
  if (!Array.isArray(parsed)) throw new NotUnderstood('it is empty');
  // Several calendars in one text are an array of arrays.
  const all: readonly unknown[] = typeof parsed[0] === 'string' ? [parsed] : parsed;
  const reading: Reading = { span, zone, steps: MOST_STEPS };
  const busy = all.flatMap((one) => {
    if (!Array.isArray(one)) return [];
    const calendar = new ICAL.Component(one);
    return [...eventSpans(calendar, reading), ...freeBusySpans(calendar, reading)];
  });
  return busy.filter(({ from, to }) => from < span.to && to > span.from && from < to);
}

function eventSpans(calendar: ICAL.Component, reading: Reading): readonly TimeSpan[] {
  const events = calendar.getAllSubcomponents('vevent');
  const moved = new Map<string, Set<Instant>>();
  for (const event of events) {
    const property = event.getFirstProperty('recurrence-id');
    if (property === null) continue;
    if (property.getParameter('range') !== undefined) {
      throw new NotUnderstood('it moves several occurrences of an event at once');
    }
    const uid = textOf(event, 'uid');
    const times = moved.get(uid) ?? new Set();
    moved.set(uid, times.add(instantOf(timeOf(property), property, reading.zone)));
  }
  return events
    .filter(takesTime)
    .flatMap((event) => [...occurrences(event, moved.get(textOf(event, 'uid')), reading)]);
}

function takesTime(event: ICAL.Component): boolean {
  const says = (name: string): string => textOf(event, name).toUpperCase();
  return (
    says('status') !== 'CANCELLED' &&
    says('transp') !== 'TRANSPARENT' &&
    says('x-microsoft-cdo-busystatus') !== 'FREE'
  );
}

function textOf(component: ICAL.Component, name: string): string {
  const value: unknown = component.getFirstPropertyValue(name);
  return typeof value === 'string' ? value : '';
}

function* occurrences(
  event: ICAL.Component,
  moved: ReadonlySet<Instant> | undefined,
  reading: Reading,
): Generator<TimeSpan> {
  const property = event.getFirstProperty('dtstart');
  if (property === null) throw new NotUnderstood('an event of it has no beginning');
  const first = timeOf(property);
  const length = lengthOf(event, first, property, reading.zone);
  const isMoved = event.getFirstProperty('recurrence-id') !== null;
  const recurs = event.getFirstProperty('rrule') ?? event.getFirstProperty('rdate');
  if (isMoved || recurs === null) {
    yield spanOf(first, property, length, reading.zone);
    return;
  }
  const iterator = new ICAL.RecurExpansion({ component: event, dtstart: first });
  for (let time = nextOf(iterator); time !== undefined; time = nextOf(iterator)) {
    reading.steps -= 1;
    if (reading.steps < 0) throw new NotUnderstood('its events recur too often to be gone through');
    const occurrence = spanOf(time, property, length, reading.zone);
    if (occurrence.from >= reading.span.to) return;
    if (occurrence.to > reading.span.from && !moved?.has(occurrence.from)) yield occurrence;
  }
}

function nextOf(iterator: ICAL.RecurExpansion): ICAL.Time | undefined {
  const time: unknown = iterator.next();
  return time instanceof ICAL.Time ? time : undefined;
}

/** How long an event takes: whole days, or milliseconds. */
type Length = { readonly days: number } | { readonly ms: number };

function lengthOf(
  event: ICAL.Component,
  first: ICAL.Time,
  start: ICAL.Property,
  zone: string,
): Length {
  const end = event.getFirstProperty('dtend');
  if (end !== null) {
    const last = timeOf(end);
    if (first.isDate && last.isDate)
      return { days: Math.max(1, dayNumber(last) - dayNumber(first)) };
    return { ms: instantOf(last, end, zone) - instantOf(first, start, zone) };
  }
  const duration: unknown = event.getFirstPropertyValue('duration');
  if (duration instanceof ICAL.Duration) {
    const seconds = duration.toSeconds();
    return first.isDate
      ? { days: Math.max(1, Math.ceil(seconds / 86_400)) }
      : { ms: seconds * 1_000 };
  }
  return first.isDate ? { days: 1 } : { ms: 0 };
}

const dayNumber = (time: ICAL.Time): number =>
  Math.floor(DateTime.utc(time.year, time.month, time.day).toMillis() / (1_440 * MINUTE_MS));

function spanOf(time: ICAL.Time, property: ICAL.Property, length: Length, zone: string): TimeSpan {
  const from = instantOf(time, property, zone);
  if ('ms' in length) return { from, to: from + length.ms };
  return { from, to: startAt(zone, addDays(dateOf(time), length.days), 0) };
}

function dateOf({ year, month, day }: ICAL.Time): string {
  const date = DateTime.utc(year, month, day).toISODate();
  if (date === null || !isLocalDate(date)) throw new NotUnderstood('a date of it is none');
  return date;
}

function timeOf(property: ICAL.Property): ICAL.Time {
  const value: unknown = property.getFirstValue();
  if (!(value instanceof ICAL.Time)) throw new NotUnderstood('a time of it is none');
  return value;
}

/**
 * The instant of a time. A zone goes by its IANA name where it has one, since what calendars say of zones is often cut
 * short; else by the calendar's own description of it.
 */
function instantOf(time: ICAL.Time, property: ICAL.Property, zone: string): Instant {
  const named: unknown = property.getParameter('tzid');
  const tzid = typeof named === 'string' ? named : undefined;
  if (time.isDate) return startAt(zone, dateOf(time), 0);
  if (time.zone === ICAL.Timezone.utcTimezone) return time.toUnixTime() * 1_000;
  if (tzid !== undefined && !IANAZone.isValidZone(tzid)) {
    if (time.zone === ICAL.Timezone.localTimezone) {
      throw new NotUnderstood('a time zone of it is not known');
    }
    return time.toUnixTime() * 1_000;
  }
  const minute = time.hour * 60 + time.minute;
  return startAt(tzid ?? zone, dateOf(time), minute) + time.second * 1_000;
}

/** Published free/busy time (VFREEBUSY): everything in it that is not marked as free. */
function freeBusySpans(calendar: ICAL.Component, { zone }: Reading): readonly TimeSpan[] {
  return calendar
    .getAllSubcomponents('vfreebusy')
    .flatMap((one) => one.getAllProperties('freebusy'))
    .filter((property) => String(property.getParameter('fbtype')).toUpperCase() !== 'FREE')
    .flatMap((property) =>
      property.getValues().map((value: unknown): TimeSpan => {
        if (!(value instanceof ICAL.Period)) throw new NotUnderstood('a period of it is none');
        const from = instantOf(value.start, property, zone);
        return { from, to: instantOf(value.getEnd(), property, zone) };
      }),
    );
}
