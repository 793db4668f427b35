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

/** An instant counts as within the goal when it was due then: a page goes out after it, and no earlier. */
export function responseOf(
  incidents: readonly CountedIncident[],
  calendar: BusinessCalendar,
  now: Instant,
): ResponseFigures {
  const [within, late, overdue, pending]: IncidentNumber[][] = [[], [], [], []];
  const minutes: number[] = [];
  for (const { number, cameInAt, dueAt, answeredAt } of incidents) {
    if (answeredAt === undefined) (now > dueAt ? overdue : pending)?.push(number);
    else {
      (answeredAt <= dueAt ? within : late)?.push(number);
      minutes.push(calendar.between(cameInAt, answeredAt));
    }
  }
  const lists = {
    within: within ?? [],
    late: late ?? [],
    overdue: overdue ?? [],
    pending: pending ?? [],
  };
  const settled = lists.within.length + lists.late.length + lists.overdue.length;
  return {
    ...lists,
    share: settled === 0 ? undefined : lists.within.length / settled,
    minutes: spreadOf(minutes),
  };
}
