import type { Assignment } from '../../../domain/rotation/assignment.ts';
import { historyFromCounts, historyOf } from '../../../domain/rotation/plan/history.ts';
import type {
  Load,
  PersonHistory,
  PlanInput,
  PlanPerson,
} from '../../../domain/rotation/plan/input.ts';
import { needsToPlan } from '../../../domain/rotation/plan/needs.ts';
import { dutyWeeksFrom, isHolidayWeek } from '../../../domain/rotation/plan/plan-weeks.ts';
import type { DaysOff } from '../../../domain/rotation/plan-draft.ts';
import {
  type RosterChange,
  type RosterState,
  rosterAfter,
} from '../../../domain/rotation/roster-change.ts';
import type { Responder, ResponderId } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Instant, WeekName } from '../../../domain/time/instant.ts';
import { addDays } from '../../../domain/time/local-date.ts';
import type { Tx } from '../../../ports/store.ts';
import { loadPastDuty, type PastDuty, primaryWeeksOf } from '../past-duty.ts';
import { asOf, loadRoster } from '../roster/load-roster.ts';
import { membersOf } from '../roster/members-of.ts';

export interface Horizon {
  readonly first: WeekName;
  readonly weeks: number;
}

/** What is not so yet: a plan can be made as if it were. */
export interface Supposed {
  readonly daysOff?: DaysOff | undefined;
  readonly roster?: RosterChange | undefined;
}

/** Everything that the planner needs to know of a team, as it stands, or would stand. */
export async function loadPlanInput(
  tx: Tx,
  team: Team,
  { first, weeks: count }: Horizon,
  now: Instant,
  { daysOff, roster: change }: Supposed = {},
): Promise<PlanInput> {
  const { key, calendar, rotation } = team;
  const weeks = dutyWeeksFrom(calendar, first, count);
  const last = weeks.at(-1)?.week ?? first;
  const standing = await loadRoster(tx, key);
  const roster = change ? rosterAfter(standing, change, asOf(team, now)) : standing;
  const past = await loadPastDuty(tx, key, first);
  const ahead = await tx.people.assignments(key, first, last);
  const hasBegun = (week: WeekName): boolean => {
    const span = calendar.weekSpan(week);
    return span !== undefined && span.opens <= now;
  };
  const isBound = (seat: Assignment): boolean => hasBegun(seat.week) || seat.swapped === true;
  const people = planPeople(roster.people, past, historyFor(team, roster, past));
  return {
    people,
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
      wanted: needsToPlan(team.environments, people),
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
    .map((person) => {
      const { id, name, level, weight, capabilities, joinedOn: joins, leavesOn: leaves } = person;
      const spell = { joins, leaves };
      const primaryWeeks = primaryWeeksOf(past, person);
      const facts = { id, name, level, weight, capabilities };
      return { ...facts, ...spell, primaryWeeks, history: history.get(id) };
    });
}

/** What was due and carried: in the weeks that Hotline knows, and in those that a roster counted before. */
function historyFor(
  { calendar }: Team,
  { people: everybody, spells }: RosterState,
  { assignments: past, counted: counts }: PastDuty,
): ReadonlyMap<ResponderId, PersonHistory> {
  const weeks = [...new Set(past.map(({ week }) => week))].map((week) => ({
    week,
    isHoliday: isHolidayWeek(calendar, week),
  }));
  const known = historyOf(membersOf({ people: everybody, spells }, past), weeks, past);
  const counted = historyFromCounts(
    everybody.map((person) => {
      const first = spells.find(({ responderId }) => responderId === person.id) ?? person;
      const served = counts.get(person.id);
      return { weight: first.weight, served: served && { ...served, over: served.overWeeks } };
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
