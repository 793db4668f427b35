import type { Schedule } from '../../domain/rotation/schedule.ts';
import type { UserId } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import type { Teams } from '../context.ts';
import { type Overview, overview } from '../duty/overview.ts';
import { scheduleOf } from '../duty/schedule-of.ts';
import { namesOf } from '../rotation/for-whom.ts';
import { type OwnPart, ownPart } from './own-part.ts';
import { ownTeams, teamsShown } from './teams-shown.ts';

/** What one team's part of somebody's Home tab shows. */
export interface TeamHome {
  readonly overview: Overview;
  /** The next weeks, for everybody. */
  readonly schedule: Schedule;
  /** Undefined for who is not on the rotation. */
  readonly own: OwnPart | undefined;
  /** Who can put somebody on the rotation. */
  readonly admins: string;
}

export interface HomeOf {
  readonly teams: readonly TeamHome[];
  /** Teams of theirs for which there is no room. */
  readonly leftOut: readonly Team[];
}

const WEEKS_SHOWN = 4;
const WEEKS_LOOKED = 26;

/** What somebody wants to know of each of their teams; of the first few, where they are on none. */
export async function homeOf(tx: Tx, teams: Teams, userId: UserId, now: Instant): Promise<HomeOf> {
  const shown = await teamsShown(tx, teams, userId);
  const own = await ownTeams(tx, [...teams.values()], userId);
  const parts: TeamHome[] = [];
  for (const team of shown) {
    parts.push(await teamHome(tx, team, userId, now));
  }
  return { teams: parts, leftOut: own.filter((team) => !shown.includes(team)) };
}

async function teamHome(tx: Tx, team: Team, userId: UserId, now: Instant): Promise<TeamHome> {
  const schedule = await scheduleOf(tx, team, team.calendar.dutyWeek(now), WEEKS_LOOKED, now);
  const me = schedule.people.find((person) => person.userId === userId && person.active);
  return {
    overview: await overview(tx, team, now),
    schedule: { ...schedule, weeks: schedule.weeks.slice(0, WEEKS_SHOWN) },
    own: me && (await ownPart(tx, team, me, schedule, now)),
    admins: await namesOf(tx, team.admins),
  };
}
