import { type DutySpell, dutySpells } from '../../domain/rotation/duty-spells.ts';
import { ROLES, type Role } from '../../domain/rotation/role.ts';
import type { Schedule, ScheduledSpell, ScheduleWeek } from '../../domain/rotation/schedule.ts';
import type { ResponderId } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant, LocalDate, WeekName } from '../../domain/time/instant.ts';
import { addDays, isoWeekday } from '../../domain/time/local-date.ts';
import { openDays } from '../../domain/time/open-days.ts';
import type { Tx } from '../../ports/store.ts';

/** Weeks that are looked at to know what a full week is. */
const FULL_WEEK_LOOK = 8;

/**
 * Who is on duty in each of `count` weeks from `from` on, as the resolver sees it. The list, the picture and the
 * calendars all show this.
 *
 * @param from a Monday.
 */
export async function scheduleOf(
  tx: Tx,
  team: Team,
  from: WeekName,
  count: number,
  now: Instant,
): Promise<Schedule> {
  const { calendar, key } = team;
  const names = Array.from({ length: count }, (_, n) => addDays(from, 7 * n));
  const spans = names.flatMap((week) => calendar.weekSpan(week) ?? []);
  const assignments = await tx.people.assignments(key, from, names.at(-1) ?? from);
  const [first, last] = [spans[0], spans.at(-1)];
  const covers = first && last ? await tx.covers.overlapping(key, first.opens, last.closes) : [];
  const everybody = await tx.people.ofTeam(key);
  const byId = new Map(everybody.map((responder) => [responder.id, responder]));
  const people = new Set<ResponderId>(everybody.filter((r) => r.active).map((r) => r.id));

  const withPerson = ({ responderId, ...spell }: DutySpell): readonly ScheduledSpell[] => {
    const responder = byId.get(responderId);
    if (responder === undefined) return [];
    people.add(responderId);
    return [{ ...spell, responder }];
  };
  const lookedAt = Array.from({ length: Math.max(count, FULL_WEEK_LOOK) }, (_, n) =>
    openingOf(team, addDays(from, 7 * n)),
  );
  const fullMinutes = Math.max(0, ...lookedAt.map(({ minutes }) => minutes));
  const weekdays = new Set(lookedAt.flatMap(({ dates }) => dates.map(isoWeekday)));
  const weeks = names.map((week, n): ScheduleWeek => {
    const { span, dates = [], minutes = 0 } = lookedAt[n] ?? { span: undefined };
    const planned = (role: Role): ScheduledSpell | undefined =>
      dutySpells(calendar, assignments, [], week, role).flatMap(withPerson)[0];
    return {
      week,
      span,
      planned: { primary: planned('primary'), backup: planned('backup') },
      spells: ROLES.flatMap((role) =>
        dutySpells(calendar, assignments, covers, week, role).flatMap(withPerson),
      ),
      holidays: calendar
        .holidaysBetween(week, addDays(week, 6))
        .filter(({ date }) => weekdays.has(isoWeekday(date))),
      openDates: dates,
      openMinutes: minutes,
      isShort: minutes < fullMinutes,
    };
  });
  return {
    team,
    now,
    weeks,
    weekdays: [...weekdays].toSorted((one, other) => one - other),
    people: everybody
      .filter(({ id }) => people.has(id))
      .toSorted((one, other) => one.name.localeCompare(other.name)),
  };
}

interface Opening {
  readonly span: ScheduleWeek['span'];
  readonly dates: readonly LocalDate[];
  readonly minutes: number;
}

function openingOf({ calendar }: Team, week: WeekName): Opening {
  const span = calendar.weekSpan(week);
  if (span === undefined) return { span, dates: [], minutes: 0 };
  return {
    span,
    dates: openDays(calendar, span.opens, span.closes).map((day) => day.date),
    minutes: calendar.between(span.opens, span.closes),
  };
}
