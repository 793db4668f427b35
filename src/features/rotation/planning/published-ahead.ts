import type { Assignment } from '../../../domain/rotation/assignment.ts';
import { dutyWeeksFrom } from '../../../domain/rotation/plan/plan-weeks.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { addDays } from '../../../domain/time/local-date.ts';
import type { Tx } from '../../../ports/store.ts';
import type { Horizon } from './load-plan-input.ts';

/** How far ahead published weeks are looked for. */
const LONGEST_AHEAD_DAYS = 800;

/** What the team has been told, from this week on. */
export interface PublishedAhead {
  readonly seats: readonly Assignment[];
  /** From this week to the last that is published; undefined where none is. */
  readonly horizon: Horizon | undefined;
}

export async function publishedAhead(tx: Tx, team: Team, now: Instant): Promise<PublishedAhead> {
  const first = team.calendar.dutyWeek(now);
  const seats = await tx.people.assignments(team.key, first, addDays(first, LONGEST_AHEAD_DAYS));
  const last = seats.at(-1)?.week;
  if (last === undefined) return { seats, horizon: undefined };
  const weeks = dutyWeeksFrom(team.calendar, first, LONGEST_AHEAD_DAYS / 7).filter(
    ({ week }) => week <= last,
  ).length;
  return { seats, horizon: { first, weeks } };
}
