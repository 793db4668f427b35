import { CHANNELS_OF_CONTACT, type IncidentNumber, SEVERITIES } from '../incident/incident.ts';
import type { BusinessCalendar } from '../time/business-calendar.ts';
import type { Instant } from '../time/instant.ts';
import { WEEKDAYS, weekdayOf } from '../time/local-date.ts';
import { localDayOf } from '../time/local-days.ts';
import type { CountedIncident } from './counted.ts';
import { type ResponseFigures, responseOf } from './response.ts';

/** The incidents of one kind. */
export interface Group {
  /** What they have in common; empty where nothing is known, or may be said, of it. */
  readonly key: string;
  readonly incidents: readonly IncidentNumber[];
  readonly response: ResponseFigures;
}

/** Incidents by what they have in common. */
export interface Groups {
  /** The most first. */
  readonly environment: readonly Group[];
  /** In their order; only those that there are. */
  readonly severity: readonly Group[];
  readonly contact: readonly Group[];
  /** `1`, a Monday, to `7`: all seven, by the day on which they came in in the calendar's zone. */
  readonly weekday: readonly Group[];
  /** By organisation, else by name, whichever way it is spelt; the most first. Without a name last. */
  readonly customer: readonly Group[];
}

export function groupsOf(
  incidents: readonly CountedIncident[],
  calendar: BusinessCalendar,
  now: Instant,
): Groups {
  const by = (keyOf: (one: CountedIncident) => string): Map<string, CountedIncident[]> => {
    const found = new Map<string, CountedIncident[]>();
    for (const one of incidents) {
      const key = keyOf(one);
      const group = found.get(key);
      if (group) group.push(one);
      else found.set(key, [one]);
    }
    return found;
  };
  const group = (key: string, of: readonly CountedIncident[]): Group => ({
    key,
    incidents: of.map(({ number }) => number),
    response: responseOf(of, calendar, now),
  });
  const ordered = (found: Map<string, CountedIncident[]>, keys: readonly string[]): Group[] =>
    keys.flatMap((key) => {
      const of = found.get(key);
      return of ? [group(key, of)] : [];
    });
  const ranked = (found: Map<string, CountedIncident[]>): Group[] =>
    [...found]
      .map(([key, of]) => group(key, of))
      .toSorted(
        (a, b) =>
          Number(a.key === '') - Number(b.key === '') ||
          b.incidents.length - a.incidents.length ||
          a.key.localeCompare(b.key),
      );
  const weekdays = by(({ cameInAt }) => String(weekdayOf(localDayOf(cameInAt, calendar.zone))));
  const customers = by(({ customer }) => sameName(customer));
  return {
    environment: ranked(by(({ environment }) => environment)),
    severity: ordered(
      by(({ severity }) => severity),
      SEVERITIES,
    ),
    contact: ordered(
      by(({ contact }) => contact),
      CHANNELS_OF_CONTACT,
    ),
    weekday: WEEKDAYS.map((day) => group(String(day), weekdays.get(String(day)) ?? [])),
    customer: ranked(
      new Map([...customers.values()].map((of) => [of[0]?.customer?.trim() ?? '', of])),
    ),
  };
}

/** "LLNL " and "llnl" are one customer; how the first of them is spelt is how it is shown. */
const sameName = (name: string | undefined): string =>
  (name ?? '').trim().replace(/\s+/gu, ' ').toLowerCase();
