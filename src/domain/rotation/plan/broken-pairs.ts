import type { ResponderId } from '../../team/responder.ts';
import type { WeekName } from '../../time/instant.ts';
import { ROLES } from '../role.ts';
import type { PlanInput, PlanWeek } from './input.ts';
import { isAwayIn, isInRotation } from './presence.ts';

/**
 * Published weeks whose pair does not hold: a seat is empty, somebody has left or is away, or two newcomers are on duty.
 * Newcomers graduate on the way, as in a plan.
 */
export function brokenPairs(input: PlanInput): readonly WeekName[] {
  const { people, weeks, published, fixed, policy } = input;
  const seats = new Map(
    [...published, ...fixed].map((a) => [`${a.week}/${a.role}`, a.responderId] as const),
  );
  const byId = new Map(people.map((person) => [person.id, person]));
  const served = new Map(people.map(({ id, primaryWeeks }) => [id, primaryWeeks]));
  const broken: WeekName[] = [];
  for (const week of weeks) {
    const pair = ROLES.map((role) => seats.get(`${week.week}/${role}`));
    if (pair.every((id) => id === undefined)) continue;
    if (!pair.every((id) => isThere(id, week)) || pair.every(isNewcomer)) broken.push(week.week);
    const [primary] = pair;
    if (primary !== undefined) served.set(primary, (served.get(primary) ?? 0) + 1);
  }
  return broken;

  function isThere(id: ResponderId | undefined, week: PlanWeek): boolean {
    const person = id === undefined ? undefined : byId.get(id);
    if (person === undefined || !isInRotation(person, week)) return false;
    return !isAwayIn(
      week,
      input.timeOff.filter(({ responderId }) => responderId === id),
    );
  }

  function isNewcomer(id: ResponderId | undefined): boolean {
    const person = id === undefined ? undefined : byId.get(id);
    if (person?.level !== 'newcomer') return false;
    // Whoever is a newcomer today has at least one week to go.
    const goal = Math.max(policy.graduateAfter, person.primaryWeeks + 1);
    return (served.get(person.id) ?? 0) < goal;
  }
}
