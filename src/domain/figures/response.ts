import type { IncidentNumber } from '../incident/incident.ts';
import type { BusinessCalendar } from '../time/business-calendar.ts';
import type { Instant } from '../time/instant.ts';
import type { CountedIncident } from './counted.ts';
import { type Spread, spreadOf } from './quantile.ts';

type Numbers = readonly IncidentNumber[];

/** How the first answers of some incidents stand. Each incident is in exactly one of the four lists. */
export interface ResponseFigures {
  /** Answered when due, or before. */
  readonly within: Numbers;
  /** Answered after that. */
  readonly late: Numbers;
  /** Not answered, though due. */
  readonly overdue: Numbers;
  /** Not answered, and not due yet: they count neither for nor against. */
  readonly pending: Numbers;
  /** `within` among all but the pending ones, from 0 to 1; undefined where there is none. */
  readonly share: number | undefined;
  /** Business minutes from when they came in to the first answer, over `within` and `late`. */
  readonly minutes: Spread | undefined;
}

/** An incident, and how its first answer stands. */
export interface Measured {
  readonly incident: CountedIncident;
  readonly standing: 'within' | 'late' | 'overdue' | 'pending';
  /** Business minutes to the first answer; undefined without one. */
  readonly minutes: number | undefined;
}

/** An instant counts as within the goal when it was due then: a page goes out after it, and no earlier. */
export function measured(
  incident: CountedIncident,
  calendar: BusinessCalendar,
  now: Instant,
): Measured {
  const { cameInAt, dueAt, answeredAt } = incident;
  if (answeredAt === undefined) {
    return { incident, standing: now > dueAt ? 'overdue' : 'pending', minutes: undefined };
  }
  const minutes = calendar.between(cameInAt, answeredAt);
  return { incident, standing: answeredAt <= dueAt ? 'within' : 'late', minutes };
}

export function responseOf(all: readonly Measured[]): ResponseFigures {
  const lists: Record<Measured['standing'], IncidentNumber[]> = {
    within: [],
    late: [],
    overdue: [],
    pending: [],
  };
  const times: number[] = [];
  for (const { incident, standing, minutes } of all) {
    lists[standing].push(incident.number);
    if (minutes !== undefined) times.push(minutes);
  }
  const settled = all.length - lists.pending.length;
  return {
    ...lists,
    share: settled === 0 ? undefined : lists.within.length / settled,
    minutes: spreadOf(times),
  };
}
