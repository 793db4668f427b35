import type { ResponderId } from '../../team/responder.ts';
import type { LocalDate, WeekName } from '../../time/instant.ts';
import type { Load } from '../plan/input.ts';
import { ROLES } from '../role.ts';
import type { Course, PublishedChanges } from './course.ts';
import { type Flaws, flawsOf } from './flaws.ts';
import type { SchedulerName } from './schedulers.ts';

export const NOTHING: Load = { primary: 0, backup: 0, holiday: 0 };

export const addLoads = (one: Load, other: Load): Load => ({
  primary: one.primary + other.primary,
  backup: one.backup + other.backup,
  holiday: one.holiday + other.holiday,
});

/** What one person carried over the years, and what was due to them by weight. */
export interface PersonOutcome {
  readonly responderId: ResponderId;
  readonly name: string;
  readonly weight: number;
  /** First and last day, where they lie within the years. */
  readonly joined: LocalDate | undefined;
  readonly left: LocalDate | undefined;
  readonly served: Load;
  /** Debts and credits of the time before count in. */
  readonly due: Load;
  /** Weeks on duty beyond those due, by the end of each week; undefined where they were not in the rotation. */
  readonly ahead: ReadonlyArray<number | undefined>;
}

/** How changes to published weeks went, for one kind of event. */
export interface ChangeCount {
  readonly events: number;
  readonly seats: number;
  /** Most seats for one event. */
  readonly most: number;
}

/** Years of a rotation, as they came out. */
export interface Outcome {
  readonly scheduler: SchedulerName;
  readonly weeks: readonly WeekName[];
  readonly people: readonly PersonOutcome[];
  /** Largest less smallest (served − due) among those who are there at the end. */
  readonly spread: Load;
  /** D: the farthest anybody was from their share of a role by the end of a week. */
  readonly distance: { readonly median: number; readonly worst: number };
  readonly flaws: Flaws;
  readonly changes: Readonly<Record<PublishedChanges['kind'], ChangeCount>>;
  readonly swaps: { readonly asked: number; readonly made: number };
}

/** Measures a course that has come to its end. */
export function outcomeOf(
  course: Course,
  scheduler: SchedulerName,
  changes: readonly PublishedChanges[],
  swaps: Outcome['swaps'],
): Outcome {
  const { start, people, pairs } = course;
  const isIn = people.map(({ joins, leaves }) =>
    start.weeks.map(
      ({ week }) => (joins ?? week) <= week && (leaves === undefined || leaves > week),
    ),
  );
  const due = people.map(({ history }) => history?.entitled ?? NOTHING);
  const served = people.map(({ history }) => history?.served ?? NOTHING);
  const ahead = people.map((): (number | undefined)[] => []);
  const distances: number[] = [];
  for (const [w, { isHoliday }] of start.weeks.entries()) {
    const pair = pairs[w] ?? [undefined, undefined];
    const weight = people.reduce((sum, p, i) => sum + (isIn[i]![w]! ? p.weight : 0), 0);
    const seats = pair.map((id) => (id === undefined ? 0 : 1));
    let distance = 0;
    for (const [i, person] of people.entries()) {
      if (!isIn[i]![w]!) {
        ahead[i]!.push(undefined);
        continue;
      }
      const share = person.weight / weight;
      const [primary = 0, backup = 0] = seats.map((seat) => seat * share);
      due[i] = addLoads(due[i]!, loadOf(primary, backup, isHoliday));
      const [asPrimary = 0, asBackup = 0] = pair.map((id) => (id === person.id ? 1 : 0));
      served[i] = addLoads(served[i]!, loadOf(asPrimary, asBackup, isHoliday));
      const off = ROLES.map((role) => served[i]![role] - due[i]![role]);
      distance = Math.max(distance, ...off.map(Math.abs));
      ahead[i]!.push(off.reduce((sum, one) => sum + one, 0));
    }
    distances.push(distance);
  }
  const end = start.weeks.length - 1;
  const present = people.flatMap((_, i) => (isIn[i]![end] === true ? [i] : []));
  const spread = (kind: keyof Load): number => {
    const off = present.map((i) => served[i]![kind] - due[i]![kind]);
    return off.length === 0 ? 0 : Math.max(...off) - Math.min(...off);
  };
  const sorted = distances.toSorted((a, b) => a - b);
  return {
    scheduler,
    weeks: start.weeks.map(({ week }) => week),
    people: people.map(({ id, name, weight, joins, leaves }, i) => ({
      responderId: id,
      name,
      weight,
      joined: joins,
      left: leaves,
      served: served[i]!,
      due: due[i]!,
      ahead: ahead[i]!,
    })),
    spread: { primary: spread('primary'), backup: spread('backup'), holiday: spread('holiday') },
    distance: { median: sorted[sorted.length >> 1] ?? 0, worst: sorted.at(-1) ?? 0 },
    flaws: flawsOf(course, pairs),
    changes: { away: countOf(changes, 'away'), leaves: countOf(changes, 'leaves') },
    swaps,
  };
}

const loadOf = (primary: number, backup: number, isHoliday: boolean): Load => ({
  primary,
  backup,
  holiday: isHoliday ? primary + backup : 0,
});

function countOf(changes: readonly PublishedChanges[], kind: PublishedChanges['kind']) {
  const seats = changes.filter((change) => change.kind === kind).map((change) => change.seats);
  return {
    events: seats.length,
    seats: seats.reduce((sum, one) => sum + one, 0),
    most: Math.max(0, ...seats),
  };
}
