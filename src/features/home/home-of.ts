import type { Schedule, ScheduledSpell } from '../../domain/rotation/schedule.ts';
import type { UserId } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { localDateOf } from '../../domain/time/local-days.ts';
import type { TimeOff, Tx } from '../../ports/store.ts';
import type { Teams } from '../context.ts';
import { type Overview, overview } from '../duty/overview.ts';
import { scheduleOf } from '../duty/schedule-of.ts';

/** What one team's part of somebody's Home tab shows. */
export interface TeamHome {
  readonly overview: Overview;
  /** The next weeks, for everybody. */
  readonly schedule: Schedule;
  /** The next times at which they are on duty themselves; one that runs is the first. */
  readonly mine: readonly ScheduledSpell[];
  /** Undefined for who is not on the rotation. */
  readonly timeOff: readonly TimeOff[] | undefined;
}

const WEEKS_SHOWN = 4;
const WEEKS_LOOKED = 26;
const MINE_SHOWN = 4;
/** Somebody on no team sees these: more would be a page of strangers. */
const TEAMS_SHOWN = 3;

/** The teams that somebody is on, else the first few; what they want to know of each. */
export async function homeOf(
  tx: Tx,
  teams: Teams,
  userId: UserId,
  now: Instant,
): Promise<readonly TeamHome[]> {
  const roles = await tx.people.byUser(userId);
  const all = [...teams.values()];
  const own = all.filter((team) => roles.some((role) => role.team === team.key && role.active));
  const shown = own.length > 0 ? own : all.slice(0, TEAMS_SHOWN);
  return await Promise.all(shown.map(async (team) => await teamHome(tx, team, userId, now)));
}

async function teamHome(tx: Tx, team: Team, userId: UserId, now: Instant): Promise<TeamHome> {
  const week = team.calendar.dutyWeek(now);
  const schedule = await scheduleOf(tx, team, week, WEEKS_LOOKED, now);
  const me = schedule.people.find((person) => person.userId === userId && person.active);
  const today = localDateOf(now, team.calendar.zone);
  const timeOff = await tx.people.timeOff(team.key);
  return {
    overview: await overview(tx, team, now),
    schedule: { ...schedule, weeks: schedule.weeks.slice(0, WEEKS_SHOWN) },
    mine: schedule.weeks
      .flatMap(({ spells }) => spells.toSorted((one, other) => one.from - other.from))
      .filter(({ responder, to }) => responder.id === me?.id && to > now)
      .slice(0, MINE_SHOWN),
    timeOff: me && timeOff.filter((off) => off.responderId === me.id && off.to >= today),
  };
}
