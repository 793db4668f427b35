import type { Assignment } from '../assignment.ts';
import type { PlanInput, PlanPerson, PlanTimeOff } from '../plan/input.ts';
import { ROLES } from '../role.ts';
import type { Pair } from './schedulers.ts';

/** A rotation as it goes on; weeks are numbered. */
export interface Course {
  readonly start: PlanInput;
  /** Those who are known, with the days on which they came and go. */
  readonly people: readonly PlanPerson[];
  readonly timeOff: readonly PlanTimeOff[];
  /** Published pairs, from the first week on. */
  readonly pairs: readonly Pair[];
  /** Seats that came by a swap: "week role". */
  readonly swapped: ReadonlySet<string>;
}

/** What changed in published weeks because of one event. */
export interface PublishedChanges {
  readonly kind: 'away' | 'leaves';
  readonly seats: number;
}

/** The seats of some weeks. */
export function seatsOf({ start, pairs }: Course, from: number, until: number): Assignment[] {
  return pairs.slice(from, until).flatMap((pair, n) =>
    ROLES.flatMap((role, r) => {
      const responderId = pair[r];
      return responderId === undefined
        ? []
        : [{ week: start.weeks[from + n]!.week, role, responderId }];
    }),
  );
}
