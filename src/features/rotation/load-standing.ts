import type { Standing } from '../../domain/rotation/seats/seat-change.ts';
import type { Team } from '../../domain/team/team.ts';
import type { WeekName } from '../../domain/time/instant.ts';
import { addDays } from '../../domain/time/local-date.ts';
import type { Tx } from '../../ports/store.ts';

/** How far to both sides duties are looked for to measure rest by. */
const ASIDE_DAYS = 26 * 7;

/** Loads what a change of seats in these weeks is judged by. */
export async function loadStanding(
  tx: Tx,
  team: Team,
  weeks: readonly WeekName[],
): Promise<Standing> {
  const sorted = weeks.toSorted();
  const [first = '1970-01-05'] = sorted;
  const last = sorted.at(-1) ?? first;
  return {
    calendar: team.calendar,
    people: await tx.people.ofTeam(team.key),
    assignments: await tx.people.assignments(
      team.key,
      addDays(first, -ASIDE_DAYS),
      addDays(last, ASIDE_DAYS),
    ),
    timeOff: await tx.people.timeOff(team.key),
    restWeeks: team.rotation.restWeeks,
  };
}
