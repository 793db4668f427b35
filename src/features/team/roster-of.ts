import type { Assignment } from '../../domain/rotation/assignment.ts';
import type { Responder } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { addDays } from '../../domain/time/local-date.ts';
import type { Tx } from '../../ports/store.ts';

/** Somebody on the rotation, with their next published duty. */
export interface RosterEntry {
  readonly responder: Responder;
  readonly next: Assignment | undefined;
}

/** How far ahead a next duty is looked for. */
const YEAR_DAYS = 371;

/** Everybody on a team's rotation, by name. */
export async function rosterOf(tx: Tx, team: Team, now: Instant): Promise<readonly RosterEntry[]> {
  const week = team.calendar.dutyWeek(now);
  const ahead = await tx.people.assignments(team.key, week, addDays(week, YEAR_DAYS));
  const people = await tx.people.ofTeam(team.key);
  return people
    .filter((responder) => responder.active)
    .toSorted((one, other) => one.name.localeCompare(other.name))
    .map((responder) => ({
      responder,
      next: ahead.find((a) => a.responderId === responder.id),
    }));
}
