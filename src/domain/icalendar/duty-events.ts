import type { DutyReason } from '../rotation/on-duty.ts';
import { otherRole } from '../rotation/role.ts';
import type { Schedule, ScheduledSpell, ScheduleWeek } from '../rotation/schedule.ts';
import type { ResponderId } from '../team/responder.ts';
import type { Team } from '../team/team.ts';
import { openDays } from '../time/open-days.ts';
import type { CalendarEvent, EventTime } from './calendar-text.ts';

/** Whose calendar it is: the whole team's, or one person's. */
export type CalendarOf =
  | { readonly kind: 'team' }
  | { readonly kind: 'own'; readonly responderId: ResponderId };

const WHY: Readonly<Record<DutyReason, string>> = {
  rotation: '',
  swap: 'By a swap.',
  cover: 'A cover, by agreement.',
  delegation: 'Delegated by the primary.',
  'step-up': 'Stepped up for the primary.',
  take: 'Took over because the primary could not be reached.',
  exchange: 'In exchange: the two have changed places.',
};

/** A schedule's duties as events: whole open days as days, parts of a day by the clock, just as the resolver says. */
export function dutyEvents(schedule: Schedule, whose: CalendarOf): readonly CalendarEvent[] {
  const { team, weeks } = schedule;
  return weeks.flatMap((week) =>
    week.spells
      .filter(({ responder }) => whose.kind === 'team' || responder.id === whose.responderId)
      .flatMap((spell) => {
        const times = eventTimes(team, spell);
        const { name } = spell.responder;
        const summary =
          whose.kind === 'team'
            ? `${name}: ${spell.role} (${team.name})`
            : `${team.name}: ${spell.role} on duty`;
        return times.map((time, n) => ({
          uid: uidOf(team, week, spell, time, isMainPart(week, spell) && n === 0),
          summary,
          description: [WHY[spell.reason], partnerLine(week, spell)]
            .filter((part) => part !== '')
            .join('\n'),
          time,
        }));
      }),
  );
}

/** The first spell of whoever was planned carries the assignment's own id, whatever covers cut off it. */
function isMainPart(week: ScheduleWeek, spell: ScheduledSpell): boolean {
  const { responder, role } = spell;
  const ofSeat = week.spells.find((s) => s.role === role && s.responder.id === responder.id);
  return ofSeat === spell && week.planned[role]?.responder.id === responder.id;
}

/** Bound to the assignment (responder × role × week); further parts are told apart by when they begin. */
function uidOf(
  team: Team,
  { week }: ScheduleWeek,
  { role, responder }: ScheduledSpell,
  time: EventTime,
  isMain: boolean,
): string {
  const begins = time.kind === 'days' ? time.first : String(time.from);
  const part = isMain ? '' : `.${begins}`;
  return `${team.key}.${week}.${role}.${responder.id}${part}@hotline`;
}

/** Who else is on duty during it. Names alone: a calendar's address may travel farther than phone numbers should. */
function partnerLine(week: ScheduleWeek, spell: ScheduledSpell): string {
  const role = otherRole(spell.role);
  const names = week.spells
    .filter((s) => s.role === role && s.from < spell.to && s.to > spell.from)
    .map(({ responder }) => responder.name);
  return names.length === 0 ? '' : `${role}: ${[...new Set(names)].join(', then ')}`;
}

/** Runs of whole open days, and parts of days, in order. Days on which the team is closed break no run. */
function eventTimes({ calendar }: Team, { from, to }: ScheduledSpell): readonly EventTime[] {
  const times: EventTime[] = [];
  for (const day of openDays(calendar, from, to)) {
    const last = times.at(-1);
    if (!day.isWhole) times.push({ kind: 'span', from: day.from, to: day.to });
    else if (last?.kind === 'days') times[times.length - 1] = { ...last, last: day.date };
    else times.push({ kind: 'days', first: day.date, last: day.date });
  }
  return times;
}
