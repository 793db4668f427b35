import type { ScheduledSpell } from '../../domain/rotation/schedule.ts';
import type { Responder } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { scheduleOf } from './schedule-of.ts';

const WEEKS_LOOKED = 26;

/** When somebody is on duty from now on, covers laid over the plan; one that runs is the first. */
export async function comingDuties(
  tx: Tx,
  team: Team,
  { id }: Responder,
  now: Instant,
): Promise<readonly ScheduledSpell[]> {
  const { weeks } = await scheduleOf(tx, team, team.calendar.dutyWeek(now), WEEKS_LOOKED, now);
  return weeks
    .flatMap(({ spells }) => spells)
    .filter(({ responder, to }) => responder.id === id && to > now)
    .toSorted((one, other) => one.from - other.from);
}
