import type { AsOf, RosterState } from '../../../domain/rotation/roster-change.ts';
import type { TeamKey } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import { dateAt } from '../../../domain/time/business-day.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Tx } from '../../../ports/store.ts';

/** A team's people, those who left included, and the spells that are over. */
export async function loadRoster(tx: Tx, team: TeamKey): Promise<RosterState> {
  return { people: await tx.people.ofTeam(team), spells: await tx.people.spells(team) };
}

/** The team's day, and the Monday of its duty week. */
export function asOf({ key, calendar }: Pick<Team, 'key' | 'calendar'>, now: Instant): AsOf {
  return { team: key, today: dateAt(calendar.zone, now), monday: calendar.dutyWeek(now) };
}
