import type { PlanInput } from '../../../src/domain/rotation/plan/input.ts';
import type { Plan } from '../../../src/domain/rotation/plan/plan.ts';
import type { Pairs } from './plain-judge.ts';

/** A plan's pairs, by the numbers of the people in its input. */
export function pairsOf({ people }: PlanInput, { weeks }: Plan): Pairs {
  const numbers = new Map(people.map(({ id }, i) => [id, i]));
  const number = (id: string | undefined): number | undefined =>
    id === undefined ? undefined : numbers.get(id);
  return weeks.map((w) => [number(w.primary.responderId), number(w.backup.responderId)]);
}
