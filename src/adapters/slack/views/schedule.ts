import {
  coveredSpells,
  type Schedule,
  type ScheduledSpell,
  type ScheduleWeek,
} from '../../../domain/rotation/schedule.ts';
import type { Responder, UserId } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import { localDateOf } from '../../../domain/time/local-days.ts';
import { openDays } from '../../../domain/time/open-days.ts';
import { ACTION } from '../ids.ts';
import { actions, button, context, type Message, section, sections } from './blocks.ts';
import { counted, safeLine, timeOf, when, writtenDate } from './text.ts';

/** Why somebody is on duty, where that is not the plan. */
export const REASONS: Readonly<Record<ScheduledSpell['reason'], string>> = {
  rotation: '',
  swap: ' (swapped)',
  cover: ' (cover)',
  delegation: ' (delegated)',
  'step-up': ' (stepped up)',
  take: ' (took over)',
  exchange: ' (in exchange)',
};

/** Slack refuses messages whose blocks have about 11,000 characters in all (slackapi/bolt-js#2867). */
const MOST_TEXT = 9_000;

/** `/oncall schedule`: a line for each week, what is closed, and what covers change. The reader's own weeks are marked. */
export function scheduleMessage(schedule: Schedule, reader: UserId): Message {
  const { team, weeks } = schedule;
  const head = `On duty for ${safeLine(team.name)}, the next ${counted(weeks.length, 'week')}`;
  const mine = weeks.filter((week) => isMine(week, reader));
  const [next] = mine;
  const yours =
    next === undefined
      ? 'You have no duty in these weeks.'
      : `Yours: ${counted(mine.length, 'week')}, the first ${writtenDate(next.week)}.`;
  const lines = fitting(weeks.map((week) => weekLines(week, schedule, reader)));
  const left = weeks.length - lines.length;
  return {
    text: head,
    blocks: [
      section(`*${head}*`),
      ...sections(lines),
      context(left === 0 ? yours : `${yours} ${counted(left, 'week')} more did not fit.`),
      actions(
        'schedule',
        button('As a picture', ACTION.schedulePicture, `${team.key} ${String(weeks.length)}`),
        button('In your calendar', ACTION.calendar, team.key),
      ),
    ],
  };
}

/** One week: who, what is closed, and what covers change. */
export function weekLines(
  week: ScheduleWeek,
  { team, now }: Pick<Schedule, 'team' | 'now'>,
  reader: UserId,
): string {
  const { primary, backup } = week.planned;
  const isNow = week.span !== undefined && now >= week.span.opens && now < week.span.closes;
  const facts = [
    `${isMine(week, reader) ? '▸ ' : ''}*${writtenDate(week.week)}*${isNow ? ' (now)' : ''}`,
    ...(week.span === undefined
      ? ['closed']
      : [`primary ${seat(primary, reader)}`, `backup ${seat(backup, reader)}`]),
    ...(week.isShort && week.span !== undefined ? [opening(week)] : []),
    ...week.holidays.map((day) => `closed ${writtenDate(day.date)} (${safeLine(day.name)})`),
  ];
  const covers = coveredSpells(week).map(
    (spell) =>
      `      ${period(spell, team)}: ${name(spell.responder, reader)} is ${spell.role}${REASONS[spell.reason]}`,
  );
  return [facts.join(' · '), ...covers].join('\n');
}

function isMine(week: ScheduleWeek, reader: UserId): boolean {
  const seats = [week.planned.primary, week.planned.backup, ...week.spells];
  return seats.some((spell) => spell?.responder.userId === reader);
}

function seat(spell: ScheduledSpell | undefined, reader: UserId): string {
  return spell ? `${name(spell.responder, reader)}${REASONS[spell.reason]}` : 'nobody yet';
}

function name(responder: Responder, reader: UserId): string {
  const written = safeLine(responder.name);
  return responder.userId === reader ? `*${written}* (you)` : written;
}

/** How long a short week is; the hours only where no holiday says why. */
function opening({ openDates, openMinutes, holidays }: ScheduleWeek): string {
  const hours = ` (${String(Math.round(openMinutes / 6) / 10)} h)`;
  return `open ${counted(openDates.length, 'day')}${holidays.length === 0 ? hours : ''}`;
}

/** Whole days as days, in the team's calendar; parts of days by the clock, in the reader's own time. */
export function period({ from, to }: ScheduledSpell, { calendar }: Team): string {
  const days = openDays(calendar, from, to);
  const [first, last] = [days[0], days.at(-1)];
  if (first && last && days.every(({ isWhole }) => isWhole)) {
    return first === last
      ? writtenDate(first.date)
      : `${writtenDate(first.date)} – ${writtenDate(last.date)}`;
  }
  const { zone } = calendar;
  const isOneDay = localDateOf(from, zone) === localDateOf(to, zone);
  return `${when(from, zone)} to ${isOneDay ? timeOf(to, zone) : when(to, zone)}`;
}

/** The first lines, as many as a message takes. */
function fitting(lines: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let length = 0;
  for (const one of lines) {
    length += one.length + 1;
    if (length > MOST_TEXT) break;
    kept.push(one);
  }
  return kept;
}
