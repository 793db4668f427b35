import type { ResponderId } from '../../team/responder.ts';
import type { LocalDate, WeekName } from '../../time/instant.ts';
import { daysBetween } from '../../time/local-date.ts';
import type { Assignment } from '../assignment.ts';
import { dutyWeeksFrom } from '../plan/plan-weeks.ts';
import { ROLES, type Role } from '../role.ts';
import type { Broken, PersonEffect, SeatChange, SeatEffect, Standing } from './seat-change.ts';

/**
 * What a change of seats does to pairing, rest, time off and load. A rule that does not hold as things are is not held
 * against a change that makes it no worse.
 */
export function seatEffect(standing: Standing, changes: readonly SeatChange[]): SeatEffect {
  const before = standing.assignments;
  const after = withChanges(before, changes);
  const people = new Set<ResponderId>();
  for (const change of changes) {
    const holder = holderOf(before, change);
    if (holder !== undefined) people.add(holder);
    people.add(change.to);
  }
  return {
    people: [...people].map((id) => personEffect(standing, id, changes, before, after)),
    broken: [
      ...changes.flatMap((change) => awayIn(standing, change)),
      ...[...new Set(changes.map(({ week }) => week))].flatMap((week) =>
        brokenPair(standing, week, before, after),
      ),
      ...[...people].flatMap((id) => brokenRest(standing, id, before, after)),
    ],
  };
}

/** The assignments as they would be. What changes came by a swap. */
export function withChanges(
  assignments: readonly Assignment[],
  changes: readonly SeatChange[],
): readonly Assignment[] {
  const kept = assignments.filter(
    (a) => !changes.some(({ week, role }) => a.week === week && a.role === role),
  );
  const changed = changes.map(
    ({ week, role, to }): Assignment => ({ week, role, responderId: to, swapped: true }),
  );
  return [...kept, ...changed];
}

function holderOf(
  assignments: readonly Assignment[],
  { week, role }: { readonly week: WeekName; readonly role: Role },
): ResponderId | undefined {
  return assignments.find((a) => a.week === week && a.role === role)?.responderId;
}

function awayIn({ calendar, timeOff }: Standing, { week, to, days }: SeatChange): Broken[] {
  const open: readonly LocalDate[] = days ?? dutyWeeksFrom(calendar, week, 1)[0]?.openDays ?? [];
  const away = timeOff.find(
    (off) => off.responderId === to && open.some((day) => day >= off.from && day <= off.to),
  );
  return away ? [{ rule: 'away', responderId: to, week, from: away.from, to: away.to }] : [];
}

function brokenPair(
  { people }: Standing,
  week: WeekName,
  before: readonly Assignment[],
  after: readonly Assignment[],
): Broken[] {
  const pair = (assignments: readonly Assignment[]) => {
    const [primary, backup] = ROLES.map((role) => holderOf(assignments, { week, role }));
    return primary === undefined || backup === undefined ? undefined : { primary, backup };
  };
  const isNewcomer = (id: ResponderId): boolean =>
    people.find((person) => person.id === id)?.level === 'newcomer';
  const isBroken = (found: ReturnType<typeof pair>): boolean =>
    found !== undefined && isNewcomer(found.primary) && isNewcomer(found.backup);
  const then = pair(after);
  if (then === undefined) return [];
  if (then.primary === then.backup) return [{ rule: 'twice', responderId: then.primary, week }];
  return isBroken(then) && !isBroken(pair(before)) ? [{ rule: 'pairing', week, ...then }] : [];
}

/** Pairs of duties that are too close, if they are closer in all than they were. */
function brokenRest(
  { restWeeks }: Standing,
  responderId: ResponderId,
  before: readonly Assignment[],
  after: readonly Assignment[],
): Broken[] {
  const lacking = (gaps: readonly Gap[]): number =>
    gaps.reduce((sum, { rest }) => sum + Math.max(0, restWeeks - rest), 0);
  const was = gapsOf(weeksOf(before, responderId));
  const is = gapsOf(weeksOf(after, responderId));
  if (lacking(is) <= lacking(was)) return [];
  return is
    .filter(({ rest }) => rest < restWeeks)
    .filter(({ weeks }) => !was.some((gap) => gap.weeks.join() === weeks.join()))
    .map(({ weeks, rest }) => ({ rule: 'rest', responderId, weeks, rest }));
}

interface Gap {
  readonly weeks: readonly [WeekName, WeekName];
  readonly rest: number;
}

function weeksOf(assignments: readonly Assignment[], id: ResponderId): readonly WeekName[] {
  const weeks = assignments.filter((a) => a.responderId === id).map((a) => a.week);
  return [...new Set(weeks)].toSorted();
}

function gapsOf(weeks: readonly WeekName[]): readonly Gap[] {
  return weeks.slice(1).map((week, i) => {
    const previous = weeks[i] ?? week;
    return { weeks: [previous, week], rest: daysBetween(previous, week) / 7 - 1 };
  });
}

function personEffect(
  { calendar }: Standing,
  responderId: ResponderId,
  changes: readonly SeatChange[],
  before: readonly Assignment[],
  after: readonly Assignment[],
): PersonEffect {
  const seats = (assignments: readonly Assignment[]): readonly Assignment[] =>
    assignments.filter(
      (a) =>
        a.responderId === responderId &&
        changes.some(({ week, role }) => a.week === week && a.role === role),
    );
  const [gives, gets] = [seats(before), seats(after)];
  const isHoliday = (week: WeekName): boolean =>
    dutyWeeksFrom(calendar, week, 1)[0]?.isHoliday === true;
  const more = (counts: (a: Assignment) => boolean): number =>
    gets.filter(counts).length - gives.filter(counts).length;
  return {
    responderId,
    rest: {
      before: shortestBeside(weeksOf(before, responderId), gives),
      after: shortestBeside(weeksOf(after, responderId), gets),
    },
    load: {
      primary: more(({ role }) => role === 'primary'),
      backup: more(({ role }) => role === 'backup'),
      holiday: more(({ week }) => isHoliday(week)),
    },
  };
}

/** The shortest rest next to one of some seats. */
function shortestBeside(
  weeks: readonly WeekName[],
  seats: readonly Assignment[],
): number | undefined {
  const rests = gapsOf(weeks)
    .filter((gap) => seats.some(({ week }) => gap.weeks.includes(week)))
    .map(({ rest }) => rest);
  return rests.length === 0 ? undefined : Math.min(...rests);
}
