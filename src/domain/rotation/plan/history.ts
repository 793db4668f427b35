import type { ResponderId } from '../../team/responder.ts';
import type { WeekName } from '../../time/instant.ts';
import type { Assignment } from '../assignment.ts';
import type { Load, PersonHistory, PlanPerson } from './input.ts';

type Member = Pick<PlanPerson, 'id' | 'weight' | 'joins' | 'leaves'>;

const NOTHING: Load = { primary: 0, backup: 0, holiday: 0 };

const add = (one: Load, other: Load): Load => ({
  primary: one.primary + other.primary,
  backup: one.backup + other.backup,
  holiday: one.holiday + other.holiday,
});

/**
 * What was due and what was carried in weeks that are known: each week's seats are due by weight to the people who were
 * in the rotation then. Who was not in it owes nothing for it.
 */
export function historyOf(
  people: readonly Member[],
  weeks: ReadonlyArray<{ readonly week: WeekName; readonly isHoliday: boolean }>,
  assignments: readonly Assignment[],
): ReadonlyMap<ResponderId, PersonHistory> {
  const history = new Map<ResponderId, PersonHistory>(
    people.map(({ id }) => [id, { entitled: NOTHING, served: NOTHING }]),
  );
  for (const { week, isHoliday } of weeks) {
    const inRotation = people.filter(
      ({ joins, leaves }) => (joins ?? week) <= week && (leaves === undefined || leaves > week),
    );
    const weights = inRotation.reduce((sum, { weight }) => sum + weight, 0);
    const filled = assignments.filter((a) => a.week === week);
    const seats = (role: Assignment['role']): number =>
      filled.some((a) => a.role === role) ? 1 : 0;
    for (const { id, weight } of inRotation) {
      const one = history.get(id);
      if (one === undefined) continue;
      const share = weight / weights;
      const due = {
        primary: share * seats('primary'),
        backup: share * seats('backup'),
        holiday: isHoliday ? share * (seats('primary') + seats('backup')) : 0,
      };
      const served = filled
        .filter((a) => a.responderId === id)
        .map((a) => ({ ...NOTHING, [a.role]: 1, holiday: isHoliday ? 1 : 0 }))
        .reduce(add, one.served);
      history.set(id, { entitled: add(one.entitled, due), served });
    }
  }
  return history;
}

/** Weeks carried, by kind, in the last `over` weeks: what a roster file says of a person. */
export interface ServedCounts extends Load {
  readonly over: number;
}

/**
 * What was due to somebody of whom only counts are known. Primary and backup weeks were due by weight among everybody on
 * the roster. How many holiday weeks there were is not known: those that were carried are taken as all there were, due
 * by weight and time among those whose counts are given.
 */
export function historyFromCounts(
  people: ReadonlyArray<{ readonly weight: number; readonly served: ServedCounts | undefined }>,
): ReadonlyArray<PersonHistory | undefined> {
  const weights = people.reduce((sum, { weight }) => sum + weight, 0);
  const weeks = people.reduce((sum, p) => sum + p.weight * (p.served?.over ?? 0), 0);
  const holidays = people.reduce((sum, p) => sum + (p.served?.holiday ?? 0), 0);
  return people.map(({ weight, served }) => {
    if (served === undefined) return undefined;
    const { primary, backup, holiday, over } = served;
    const due = (over * weight) / weights;
    return {
      entitled: { primary: due, backup: due, holiday: (holidays * weight * over) / weeks },
      served: { primary, backup, holiday },
    };
  });
}
