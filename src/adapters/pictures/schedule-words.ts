import { DateTime } from 'luxon';
import type { DutyReason } from '../../domain/rotation/on-duty.ts';
import {
  coveredSpells,
  type Schedule,
  type ScheduledSpell,
  type ScheduleWeek,
} from '../../domain/rotation/schedule.ts';
import type { Instant } from '../../domain/time/instant.ts';

/** Slack takes 1,000 characters for those who cannot see a picture. */
export const ALT_LIMIT = 1_000;
/** Covers that are told in words under a picture; the rest is only drawn. */
const NOTES = 10;

const REASONS: Readonly<Record<DutyReason, string>> = {
  rotation: 'as planned',
  swap: 'swapped',
  cover: 'cover',
  delegation: 'delegated',
  'step-up': 'stepped up',
  take: 'took over',
  exchange: 'in exchange',
};

/** "11 Jan" */
export function shortDate(date: string): string {
  return DateTime.fromISO(date, { zone: 'utc', locale: 'en-US' }).toFormat('d LLL');
}

/** "Mon 18 Jan" */
export function longDate(date: string): string {
  return DateTime.fromISO(date, { zone: 'utc', locale: 'en-US' }).toFormat('ccc d LLL');
}

/** "Wed 13 Jan, 13:00–17:00: golf is primary (cover)" */
export function coverWords({ from, to, role, responder, reason }: ScheduledSpell, zone: string) {
  const at = (t: Instant, format: string): string =>
    DateTime.fromMillis(t, { zone, locale: 'en-US' }).toFormat(format);
  const isOneDay = at(from, 'yyyy-MM-dd') === at(to, 'yyyy-MM-dd');
  const time = isOneDay
    ? `${at(from, 'ccc d LLL, HH:mm')}–${at(to, 'HH:mm')}`
    : `${at(from, 'd LLL, HH:mm')} – ${at(to, 'd LLL, HH:mm')}`;
  return `${time}: ${responder.name} is ${role} (${REASONS[reason]})`;
}

/** The whole of a rotation's picture in words. */
export function rotationAlt({ team, weeks }: Schedule): string {
  const from = weeks[0] ? `, ${String(weeks.length)} weeks from ${longDate(weeks[0].week)}` : '';
  const said = `Rotation of ${team.name}${from}. ${weeks.map((w) => weekWords(w, team.calendar.zone)).join('; ')}.`;
  return said.length <= ALT_LIMIT ? said : `${said.slice(0, ALT_LIMIT - 1)}…`;
}

function weekWords(week: ScheduleWeek, zone: string): string {
  const { primary, backup } = week.planned;
  const pair =
    primary || backup
      ? `${primary?.responder.name ?? 'nobody'} primary, ${backup?.responder.name ?? 'nobody'} backup`
      : 'nobody planned';
  return [
    `${shortDate(week.week)}: ${pair}`,
    ...week.holidays.map(({ date, name }) => `closed ${longDate(date)} (${name})`),
    ...coveredSpells(week).map((spell) => coverWords(spell, zone)),
  ].join(', ');
}

/** "11 Jan – 5 Mar 2027" */
export function rangeOf(weeks: readonly ScheduleWeek[]): string {
  const [first, last] = [weeks[0]?.week, weeks.at(-1)];
  const end = last?.openDates.at(-1) ?? last?.week;
  return first === undefined || end === undefined
    ? ''
    : `${shortDate(first)} – ${shortDate(end)} ${end.slice(0, 4)}`;
}

/** What the drawing cannot say: names of holidays, and when exactly a cover is. */
export function notesOf({ weeks, team }: Schedule): readonly string[] {
  const notes = weeks.flatMap((week) => [
    ...week.holidays.map(({ date, name }) => `${longDate(date)}: closed, ${name}`),
    ...coveredSpells(week).map((spell) => coverWords(spell, team.calendar.zone)),
  ]);
  const more = notes.length - NOTES;
  return more > 0 ? [...notes.slice(0, NOTES), `and ${String(more)} more`] : notes;
}
