import type { Assignment } from '../../domain/rotation/assignment.ts';
import type { Responder, ResponderId, TeamKey } from '../../domain/team/responder.ts';
import type { WeekName } from '../../domain/time/instant.ts';
import { addDays } from '../../domain/time/local-date.ts';
import type { ServedBefore, Tx } from '../../ports/store.ts';

/** Earlier than anything that Hotline knows of. */
export const LONG_AGO: WeekName = '1970-01-05';

/** What a team's people have carried before a week. */
export interface PastDuty {
  /** In the weeks that Hotline knows, ascending. */
  readonly assignments: readonly Assignment[];
  /** Before those, as a roster counted it. */
  readonly counted: ReadonlyMap<ResponderId, ServedBefore>;
}

export async function loadPastDuty(tx: Tx, team: TeamKey, week: WeekName): Promise<PastDuty> {
  const counts = await tx.people.servedBefore(team);
  return {
    assignments: await tx.people.assignments(team, LONG_AGO, addDays(week, -7)),
    counted: new Map(counts.map((one) => [one.responderId, one])),
  };
}

/**
 * Weeks that somebody has served as primary: what makes a veteran of a newcomer. Of somebody who was set back to newcomer,
 * only those since then.
 */
export function primaryWeeksOf(
  { assignments, counted }: PastDuty,
  { id, newcomerSince = LONG_AGO }: Pick<Responder, 'id' | 'newcomerSince'>,
): number {
  const known = assignments.filter(
    (a) => a.responderId === id && a.role === 'primary' && a.week >= newcomerSince,
  ).length;
  return known + (newcomerSince === LONG_AGO ? (counted.get(id)?.primary ?? 0) : 0);
}
