import { dutyLoad, weeksWithin } from '../../domain/figures/duty-load.ts';
import { spanOf } from '../../domain/figures/period.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant, WeekName } from '../../domain/time/instant.ts';
import { addDays } from '../../domain/time/local-date.ts';
import type { LoadBefore, WeekBefore } from '../../domain/week/drawing.ts';
import type { Tx } from '../../ports/store.ts';
import { figuresWithin } from '../figures/load-figures.ts';
import { loadPastDuty } from '../rotation/past-duty.ts';
import { loadRoster } from '../rotation/roster/load-roster.ts';
import { membersOf } from '../rotation/roster/members-of.ts';

/** Further than any team closes for. */
const REACH_WEEKS = 60;

const LOAD_WEEKS = 13;

/** The figures of the duty week before another; undefined where there is none near, or the team had nobody then. */
export async function loadWeekBefore(
  tx: Tx,
  team: Team,
  week: WeekName,
  now: Instant,
): Promise<WeekBefore | undefined> {
  for (let back = 1; back <= REACH_WEEKS; back++) {
    const first = addDays(week, -7 * back);
    const span = team.calendar.weekSpan(first);
    if (span === undefined) continue;
    const figures = await figuresWithin(tx, team, { kind: 'weeks', first, count: 1 }, now);
    const isKnown =
      figures.cameIn.length + figures.resolution.resolved.length > 0 ||
      (await tx.people.assignments(team.key, first, first)).length > 0;
    return isKnown ? { figures, isOver: now >= span.closes } : undefined;
  }
  return undefined;
}

/** Who carried how much in the weeks before, covers included, as far as Hotline knows them. */
export async function loadLoadBefore(
  tx: Tx,
  team: Team,
  week: WeekName,
  now: Instant,
): Promise<LoadBefore> {
  const { calendar, key } = team;
  const first = addDays(week, -7 * LOAD_WEEKS);
  const span = spanOf({ kind: 'weeks', first, count: LOAD_WEEKS }, calendar);
  const { assignments } = await loadPastDuty(tx, key, week);
  const known = new Set(assignments.map((one) => one.week));
  const weeks = weeksWithin(span, calendar, now).filter((one) => known.has(one));
  const members = membersOf(await loadRoster(tx, key), assignments);
  const covers = await tx.covers.overlapping(key, span.from, span.to);
  return {
    weeks: weeks.length,
    of: dutyLoad(calendar, weeks, { members, assignments, covers }, now),
  };
}
