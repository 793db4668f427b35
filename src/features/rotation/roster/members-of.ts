import type { Member } from '../../../domain/figures/duty-load.ts';
import type { Assignment } from '../../../domain/rotation/assignment.ts';
import type { RosterState } from '../../../domain/rotation/roster-change.ts';
import { addDays } from '../../../domain/time/local-date.ts';
import { LONG_AGO } from '../past-duty.ts';

/**
 * Everybody's time in a rotation. Each spell counts by the weight that held in it, so somebody may be named more than
 * once.
 *
 * @param past what was assigned, by week: somebody of whom no last day is known left after their last week.
 */
export function membersOf(
  { people, spells }: RosterState,
  past: readonly Assignment[],
): readonly Member[] {
  const earlier = spells.map(({ responderId: id, weight, from, to }) => ({
    id,
    weight,
    joins: from,
    leaves: addDays(to, 1),
  }));
  const present = people.map(({ id, weight, active, joinedOn, leavesOn }) => {
    const lastWeek = past.findLast(({ responderId }) => responderId === id)?.week ?? LONG_AGO;
    const left = active ? undefined : addDays(lastWeek, 7);
    return { id, weight, joins: joinedOn, leaves: leavesOn ? addDays(leavesOn, 1) : left };
  });
  return [...earlier, ...present];
}
