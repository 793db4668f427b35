import type { PlanPerson, PlanTimeOff, PlanWeek } from './input.ts';

/** Whether a person is in the rotation for all the open days of a week. */
export function isInRotation(person: PlanPerson, { week, openDays }: PlanWeek): boolean {
  const first = openDays[0] ?? week;
  const last = openDays.at(-1) ?? week;
  return (
    (person.joins === undefined || person.joins <= first) &&
    (person.leaves === undefined || person.leaves >= last)
  );
}

/** Whether some time off falls on an open day of a week. */
export function isAwayIn({ openDays }: PlanWeek, timeOff: readonly PlanTimeOff[]): boolean {
  return timeOff.some(({ from, to }) => openDays.some((day) => day >= from && day <= to));
}
