import type { Schedule } from '../../domain/rotation/schedule.ts';
import type { Responder, ResponderId } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant, WeekName } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { scheduleOf } from '../duty/schedule-of.ts';
import { loadPastDuty, primaryWeeksOf } from '../rotation/past-duty.ts';

/** Weeks that the post's picture shows. */
export const WEEKS_DRAWN = 8;

/** What comes, from one week on. */
export interface ComingWeeks {
  readonly schedule: Schedule;
  /** Those who left as well: what they did last week is told all the same. */
  readonly everybody: readonly Responder[];
  /** How many times a newcomer will have been primary with that week, by week. */
  readonly primaryTimes: ReadonlyMap<WeekName, number>;
}

/** The weeks from `week` on, and the newcomers among their primaries. */
export async function loadComingWeeks(
  tx: Tx,
  team: Team,
  week: WeekName,
  now: Instant,
): Promise<ComingWeeks> {
  const schedule = await scheduleOf(tx, team, week, WEEKS_DRAWN, now);
  const past = await loadPastDuty(tx, team.key, week);
  const served = new Map<ResponderId, number>();
  const primaryTimes = new Map<WeekName, number>();
  for (const { week: of, planned } of schedule.weeks) {
    const primary: Responder | undefined = planned.primary?.responder;
    if (primary?.level !== 'newcomer') continue;
    const times = (served.get(primary.id) ?? primaryWeeksOf(past, primary)) + 1;
    served.set(primary.id, times);
    primaryTimes.set(of, Math.floor(times));
  }
  return { schedule, primaryTimes, everybody: await tx.people.ofTeam(team.key) };
}
