import type { Environment } from '../../team/team.ts';

type Needs = Pick<Environment, 'name' | 'needs'>;
type Able = { readonly capabilities: readonly string[] };

function isMet({ needs }: Needs, people: readonly Able[]): boolean {
  return people.some(({ capabilities }) => needs.every((need) => capabilities.includes(need)));
}

/**
 * Sets of capabilities that a plan is to have in each week: those of the environments, where somebody has all of one.
 * What nobody has can be in no week, and is one sentence instead of a warning at each.
 */
export function needsToPlan(
  environments: readonly Needs[],
  people: readonly Able[],
): ReadonlyArray<readonly string[]> {
  return environments
    .filter((one) => one.needs.length > 0 && isMet(one, people))
    .map(({ needs }) => needs);
}

/** Environments in which nobody of these people may work. */
export function environmentsOfNobody<E extends Needs>(
  environments: readonly E[],
  people: readonly Able[],
): readonly E[] {
  return environments.filter((one) => one.needs.length > 0 && !isMet(one, people));
}
