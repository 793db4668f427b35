import { ROLES } from '../../domain/rotation/role.ts';
import { beforeWeekCloses, daysBeforeWeek } from '../../domain/schedule/each-duty-week.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant, WeekName } from '../../domain/time/instant.ts';
import { addDays } from '../../domain/time/local-date.ts';
import type { TeamJob } from '../../ports/jobs.ts';
import type { Tx } from '../../ports/store.ts';
import { dutyAt } from '../duty/duty-at.ts';
import { enqueueTeamEffects } from '../rotation/enqueue-team-effects.ts';

const WARNED_DAYS_AHEAD = 14;

/** With the questions of the handoff: 15:00, where the last business day closes at 17:00. */
const WARNED_MINUTES_BEFORE_CLOSING = 120;

/** Further than any team closes for. */
const REACH_WEEKS = 60;

/** The lead hears that a week has no pair: two weeks before it, and once more when the week before it ends. */
export const WARN_OF_PLANS_END: readonly TeamJob[] = [
  {
    name: 'plan-ends-soon',
    scope: 'each-team',
    catchUp: 'latest',
    timetable: daysBeforeWeek(WARNED_DAYS_AHEAD),
    run: async (tx, team, { period }, now) => {
      const before = dutyWeekBeside(team, period, -1);
      // Where the week before has no pair either, that was said a week ago.
      if (before !== undefined && (await missingIn(tx, team, before)).length > 0) return;
      await warn(tx, team, period, 'soon', now);
    },
  },
  {
    name: 'plan-ends-now',
    scope: 'each-team',
    catchUp: 'latest',
    timetable: beforeWeekCloses(WARNED_MINUTES_BEFORE_CLOSING),
    run: async (tx, team, { period }, now) => {
      const next = dutyWeekBeside(team, period, 1);
      if (next !== undefined) await warn(tx, team, next, 'now', now);
    },
  },
];

async function warn(
  tx: Tx,
  team: Team,
  week: WeekName,
  occasion: 'soon' | 'now',
  now: Instant,
): Promise<void> {
  const missing = await missingIn(tx, team, week);
  const opensAt = team.calendar.weekSpan(week)?.opens;
  if (missing.length === 0 || opensAt === undefined || now >= opensAt) return;
  // Before anybody is on the rotation there is nothing to plan.
  if (!(await tx.people.ofTeam(team.key)).some(({ active }) => active)) return;
  const notice = { about: 'plan-ends', week, opensAt, missing } as const;
  await enqueueTeamEffects(
    tx,
    team.key,
    `plan-ends/${week}`,
    occasion,
    [{ kind: 'tell', to: team.lead, notice }],
    now,
  );
}

/** The roles that nobody has as a week opens. */
async function missingIn(tx: Tx, team: Team, week: WeekName) {
  const span = team.calendar.weekSpan(week);
  if (span === undefined) return [];
  const duty = await dutyAt(tx, team, span.opens);
  return ROLES.filter((role) => duty[role] === undefined);
}

/** The duty week before or after another; undefined where there is none near. */
function dutyWeekBeside(
  { calendar }: Team,
  week: WeekName,
  direction: 1 | -1,
): WeekName | undefined {
  for (let away = 1; away <= REACH_WEEKS; away++) {
    const beside = addDays(week, 7 * direction * away);
    if (calendar.weekSpan(beside) !== undefined) return beside;
  }
  return undefined;
}
