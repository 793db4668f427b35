import type { CalendarEvent } from '../../domain/icalendar/calendar-text.ts';
import { dutyEvents } from '../../domain/icalendar/duty-events.ts';
import type { Responder, UserId } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { addDays, daysBetween } from '../../domain/time/local-date.ts';
import type { FeedScope } from '../../ports/feeds.ts';
import type { Tx } from '../../ports/store.ts';
import { scheduleOf } from '../duty/schedule-of.ts';

/** What a calendar shows: its name, and each duty as an event. */
export interface Duties {
  readonly name: string;
  readonly events: readonly CalendarEvent[];
}

/** A calendar keeps the last month, so that what somebody did stays to be seen, and shows all that is published. */
const WEEKS_BACK = 4;
const WEEKS_AHEAD = 53;

/** Somebody's duties, or the whole team's. Undefined for who has none of their own, since they are on no rotation. */
export async function dutiesOf(
  tx: Tx,
  team: Team,
  userId: UserId,
  scope: FeedScope,
  now: Instant,
): Promise<Duties | undefined> {
  const responder = await responderOf(tx, team, userId);
  if (scope === 'own' && responder === undefined) return undefined;
  const week = team.calendar.dutyWeek(now);
  const from = addDays(week, -7 * WEEKS_BACK);
  const published = await tx.people.assignments(team.key, from, addDays(week, 7 * WEEKS_AHEAD));
  const last = published.at(-1)?.week ?? week;
  const weeks = Math.max(1, WEEKS_BACK + 1 + Math.round(daysBetween(week, last) / 7));
  const schedule = await scheduleOf(tx, team, from, weeks, now);
  return scope === 'own' && responder
    ? {
        name: `${team.name}: ${responder.name} on duty`,
        events: dutyEvents(schedule, { kind: 'own', responderId: responder.id }),
      }
    : { name: `${team.name} on duty`, events: dutyEvents(schedule, { kind: 'team' }) };
}

/** Who somebody is on a team's rotation; undefined for who is not on it, or no more. */
export async function responderOf(
  tx: Tx,
  team: Team,
  userId: UserId,
): Promise<Responder | undefined> {
  const roles = await tx.people.byUser(userId);
  return roles.find((role) => role.team === team.key && role.active);
}
