import type { Assignment } from '../rotation/assignment.ts';
import type { Cover } from '../rotation/cover.ts';
import { dutySpells } from '../rotation/duty-spells.ts';
import { isHolidayWeek } from '../rotation/plan/plan-weeks.ts';
import { ROLES } from '../rotation/role.ts';
import type { ResponderId } from '../team/responder.ts';
import type { BusinessCalendar } from '../time/business-calendar.ts';
import type { Instant, LocalDate, WeekName } from '../time/instant.ts';
import { addDays } from '../time/local-date.ts';
import { startAt } from '../time/wall-clock.ts';
import type { TimeSpan } from './period.ts';

/** Somebody's time in the rotation, with the weight that held in it. */
export interface Member {
  readonly id: ResponderId;
  readonly weight: number;
  /** First day; undefined where they were there before Hotline. */
  readonly joins?: LocalDate | undefined;
  /** The day after the last one. */
  readonly leaves?: LocalDate | undefined;
}

/** Weeks of duty, in fractions where somebody held a role for part of one. */
export interface DutyWeeks {
  readonly primary: number;
  readonly backup: number;
  /** Of both roles, those in weeks with a holiday. */
  readonly holiday: number;
}

/** What somebody carried, and what was due to them by weight. */
export interface DutyLoad {
  readonly served: DutyWeeks;
  readonly due: DutyWeeks;
}

/** The duty weeks that a span holds: those whose first opening lies in it and is not ahead. */
export function weeksWithin(
  { from, to }: TimeSpan,
  calendar: BusinessCalendar,
  now: Instant,
): readonly WeekName[] {
  const weeks: WeekName[] = [];
  const end = Math.min(to, now + 1);
  if (end <= from) return weeks;
  for (let week = calendar.dutyWeek(from); ; week = addDays(week, 7)) {
    if (startAt(calendar.zone, week, 0) >= end) return weeks;
    const opens = calendar.weekSpan(week)?.opens;
    if (opens !== undefined && opens >= from && opens < end) weeks.push(week);
  }
}

/**
 * Who carried how much of the weeks, as the resolver sees it, covers included, and what was due to whom: what was filled
 * of each week's seats is due by weight to the people who were in the rotation then. Of a week that runs, the part until
 * now counts.
 *
 * @param covers those that overlap these weeks.
 */
export function dutyLoad(
  calendar: BusinessCalendar,
  weeks: readonly WeekName[],
  rotation: {
    readonly members: readonly Member[];
    readonly assignments: readonly Assignment[];
    readonly covers: readonly Cover[];
  },
  now: Instant,
): ReadonlyMap<ResponderId, DutyLoad> {
  const { members, assignments, covers } = rotation;
  const served = new Map<ResponderId, Tally>();
  const due = new Map<ResponderId, Tally>();
  for (const week of weeks) {
    const span = calendar.weekSpan(week);
    if (span === undefined) continue;
    const all = calendar.between(span.opens, span.closes);
    const isHoliday = isHolidayWeek(calendar, week);
    const inRotation = members.filter(
      ({ joins, leaves }) => (joins ?? week) <= week && (leaves === undefined || leaves > week),
    );
    const weights = inRotation.reduce((sum, { weight }) => sum + weight, 0);
    const seated = assignments.filter((one) => one.week === week);
    for (const role of ROLES) {
      for (const spell of dutySpells(calendar, seated, covers, week, role)) {
        const part =
          calendar.between(spell.from, Math.max(spell.from, Math.min(spell.to, now))) / all;
        add(served, spell.responderId, role, part, isHoliday);
        for (const { id, weight } of inRotation) {
          add(due, id, role, (part * weight) / weights, isHoliday);
        }
      }
    }
  }
  const ids = new Set([...served.keys(), ...due.keys()]);
  return new Map(
    [...ids].map((id) => [id, { served: served.get(id) ?? NONE, due: due.get(id) ?? NONE }]),
  );
}

const NONE: DutyWeeks = { primary: 0, backup: 0, holiday: 0 };

type Tally = { -readonly [Kind in keyof DutyWeeks]: number };

function add(
  to: Map<ResponderId, Tally>,
  id: ResponderId,
  role: 'primary' | 'backup',
  part: number,
  isHoliday: boolean,
): void {
  const tally = to.get(id) ?? { ...NONE };
  tally[role] += part;
  if (isHoliday) tally.holiday += part;
  to.set(id, tally);
}
