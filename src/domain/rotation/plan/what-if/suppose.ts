import type { Level, ResponderId } from '../../../team/responder.ts';
import type { LocalDate } from '../../../time/instant.ts';
import { addDays } from '../../../time/local-date.ts';
import type { PlanInput, PlanPerson, PlanTimeOff } from '../input.ts';

/** Days, both included. */
interface Days {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** One change that might be made to a rotation. */
export type Supposition =
  | ({ readonly kind: 'away' | 'there'; readonly responderId: ResponderId } & Days)
  /** `on` is their last day in the rotation. */
  | { readonly kind: 'leaves'; readonly responderId: ResponderId; readonly on: LocalDate }
  | {
      readonly kind: 'joins';
      readonly person: Pick<PlanPerson, 'id' | 'name' | 'level' | 'weight'>;
      /** Their first day in the rotation. */
      readonly on: LocalDate;
    }
  | { readonly kind: 'weight'; readonly responderId: ResponderId; readonly weight: number }
  | { readonly kind: 'level'; readonly responderId: ResponderId; readonly level: Level }
  | { readonly kind: 'rest'; readonly weeks: number }
  | { readonly kind: 'graduation'; readonly weeks: number };

/**
 * What a plan would be made from, were these changes made, one after the other. What is published stays published, so
 * that the plan of it shows the least change. A new weight holds from the horizon on: what was due before stays.
 */
export function suppose(input: PlanInput, changes: readonly Supposition[]): PlanInput {
  return changes.reduce(supposeOne, input);
}

function supposeOne(input: PlanInput, change: Supposition): PlanInput {
  switch (change.kind) {
    case 'away': {
      const { responderId, from, to } = change;
      return { ...input, timeOff: [...input.timeOff, { responderId, from, to }] };
    }
    case 'there':
      return {
        ...input,
        timeOff: input.timeOff.flatMap((off) =>
          off.responderId === change.responderId ? without(off, change) : [off],
        ),
      };
    case 'leaves':
      return withPerson(input, change.responderId, (person) => ({ ...person, leaves: change.on }));
    case 'joins': {
      const { person, on: joins } = change;
      const joined = { ...person, joins, capabilities: [], primaryWeeks: 0 };
      return { ...input, people: [...input.people, joined] };
    }
    case 'weight':
      return withPerson(input, change.responderId, (person) => ({
        ...person,
        weight: change.weight,
      }));
    case 'level':
      return withPerson(input, change.responderId, (person) => ({
        ...person,
        level: change.level,
        // Who is to be a newcomer again needs all the weeks that make a veteran.
        primaryWeeks: change.level === person.level ? person.primaryWeeks : 0,
      }));
    case 'rest':
      return { ...input, policy: { ...input.policy, restWeeks: change.weeks } };
    case 'graduation':
      return { ...input, policy: { ...input.policy, graduateAfter: change.weeks } };
  }
}

const withPerson = (
  input: PlanInput,
  id: ResponderId,
  changed: (person: PlanPerson) => PlanPerson,
): PlanInput => ({
  ...input,
  people: input.people.map((person) => (person.id === id ? changed(person) : person)),
});

/** What is left of time off when some of its days are given back. */
function without(off: PlanTimeOff, days: Days): readonly PlanTimeOff[] {
  if (off.from > days.to || off.to < days.from) return [off];
  return [
    ...(off.from < days.from ? [{ ...off, to: addDays(days.from, -1) }] : []),
    ...(off.to > days.to ? [{ ...off, from: addDays(days.to, 1) }] : []),
  ];
}

/** Days that a change speaks of; undefined where it holds for the whole plan. */
export function daysOf(change: Supposition): Days | undefined {
  switch (change.kind) {
    case 'away':
    case 'there':
      return change;
    case 'leaves':
    case 'joins':
      return { from: change.on, to: change.on };
    case 'weight':
    case 'level':
    case 'rest':
    case 'graduation':
      return undefined;
  }
}
