import type { Assignment } from '../../../domain/rotation/assignment.ts';
import { historyFromCounts, historyOf } from '../../../domain/rotation/plan/history.ts';
import type {
  Load,
  PersonHistory,
  PlanInput,
  PlanPerson,
} from '../../../domain/rotation/plan/input.ts';
import { dutyWeeksFrom, isHolidayWeek } from '../../../domain/rotation/plan/plan-weeks.ts';
import type { DaysOff } from '../../../domain/rotation/plan-draft.ts';
import type { Responder, ResponderId } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Instant, WeekName } from '../../../domain/time/instant.ts';
import { addDays } from '../../../domain/time/local-date.ts';
import type { Tx } from '../../../ports/store.ts';
import { LONG_AGO, loadPastDuty, type PastDuty, primaryWeeksOf } from '../past-duty.ts';

export interface Horizon {
  readonly first: WeekName;
  readonly weeks: number;
}

/** Everything that the planner needs to know of a team, as it stands. */
export async function loadPlanInput(
  tx: Tx,
  team: Team,
  { first, weeks: count }: Horizon,
  now: Instant,
  daysOff?: DaysOff,
): Promise<PlanInput> {
  const { key, calendar, rotation } = team;
  const weeks = dutyWeeksFrom(calendar, first, count);
  const last = weeks.at(-1)?.week ?? first;
  const everybody = await tx.people.ofTeam(key);
  const past = await loadPastDuty(tx, key, first);
  const ahead = await tx.people.assignments(key, first, last);
  const hasBegun = (week: WeekName): boolean => {
    const span = calendar.weekSpan(week);
    return span !== undefined && span.opens <= now;
  };
  const isBound = (seat: Assignment): boolean => hasBegun(seat.week) || seat.swapped === true;
  return {
    people: planPeople(everybody, past, historyFor(team, everybody, past)),
    weeks,
    // Without what people wrote beside it: a plan has no use for that.
    timeOff: [...(await tx.people.timeOff(key)), ...(daysOff ? [daysOff] : [])].map(
      ({ responderId, from, to }) => ({ responderId, from, to }),
    ),
    before: past.assignments.filter(
      ({ week }) => week >= addDays(first, -7 * (rotation.restWeeks + 1)),
    ),
    published: ahead.filter((seat) => !isBound(seat)),
    fixed: ahead.filter(isBound),
    policy: {
      restWeeks: rotation.restWeeks,
      graduateAfter: rotation.graduateAfter,
      wanted: team.environments.flatMap(({ needs }) => (needs.length > 0 ? [needs] : [])),
    },
  };
}

function planPeople(
  everybody: readonly Responder[],
  past: PastDuty,
  history: ReadonlyMap<ResponderId, PersonHistory>,
): readonly PlanPerson[] {
  return everybody
    .filter(({ active }) => active)
    .map(({ id, name, level, weight, capabilities }) => ({
      id,
      name,
      level,
      weight,
      capabilities,
      primaryWeeks: primaryWeeksOf(past, id),
      history: history.get(id),
    }));
}

/** What was due and carried: in the weeks that Hotline knows, and in those that a roster counted before. */
function historyFor(
  { calendar }: Team,
  everybody: readonly Responder[],
  { assignments: past, counted: counts }: PastDuty,
): ReadonlyMap<ResponderId, PersonHistory> {
  const weeks = [...new Set(past.map(({ week }) => week))].map((week) => ({
    week,
    isHoliday: isHolidayWeek(calendar, week),
  }));
  const members = everybody.map(({ id, weight, active, joinedOn }) => {
    const lastWeek = past.findLast(({ responderId }) => responderId === id)?.week ?? LONG_AGO;
    return { id, weight, joins: joinedOn, leaves: active ? undefined : addDays(lastWeek, 7) };
  });
  const known = historyOf(members, weeks, past);
  const counted = historyFromCounts(
    everybody.map(({ id, weight }) => {
      const served = counts.get(id);
      return { weight, served: served && { ...served, over: served.overWeeks } };
    }),
  );
  return new Map(
    everybody.map(({ id }, i) => {
      const before = counted[i];
      const since = known.get(id) ?? { entitled: NOTHING, served: NOTHING };
      const history = before
        ? {
            entitled: sum(since.entitled, before.entitled),
            served: sum(since.served, before.served),
          }
        : since;
      return [id, history] as const;
    }),
  );
}

const NOTHING: Load = { primary: 0, backup: 0, holiday: 0 };

const sum = (one: Load, other: Load): Load => ({
  primary: one.primary + other.primary,
  backup: one.backup + other.backup,
  holiday: one.holiday + other.holiday,
});
