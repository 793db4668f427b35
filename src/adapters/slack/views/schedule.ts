import {
  coveredSpells,
  type Schedule,
  type ScheduledSpell,
  type ScheduleWeek,
} from '../../../domain/rotation/schedule.ts';
import type { Responder, UserId } from '../../../domain/team/responder.ts';
import { localDateOf } from '../../../domain/time/local-days.ts';
import { ACTION } from '../ids.ts';
import { actions, button, context, type Message, section } from './blocks.ts';
import { counted, cut, LIMITS, safeLine, timeOf, when, writtenDate } from './text.ts';

const REASONS: Readonly<Record<ScheduledSpell['reason'], string>> = {
  rotation: '',
  swap: ' (swapped)',
  cover: ' (cover)',
  delegation: ' (delegated)',
  'step-up': ' (stepped up)',
  take: ' (took over)',
  exchange: ' (in exchange)',
};

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
  return {
    text: head,
    blocks: [
      section(`*${head}*`),
      ...joined(weeks.map((week) => weekLines(week, schedule, reader))).map(section),
      context(yours),
      actions(
        'schedule',
        button('As a picture', ACTION.schedulePicture, `${team.key} ${String(weeks.length)}`),
        button('In your calendar', ACTION.calendar, team.key),
      ),
    ],
  };
}

function weekLines(week: ScheduleWeek, { team, now }: Schedule, reader: UserId): string {
  const { zone } = team.calendar;
  const { primary, backup } = week.planned;
  const isNow = week.span !== undefined && now >= week.span.opens && now < week.span.closes;
  const facts = [
    `${isMine(week, reader) ? '▸ ' : ''}*${writtenDate(week.week)}*${isNow ? ' (now)' : ''}`,
    ...(week.span === undefined
      ? ['closed']
      : [`primary ${seat(primary, reader)}`, `backup ${seat(backup, reader)}`]),
    ...(week.isShort && week.span !== undefined ? [opening(week)] : []),
    ...week.holidays.map((day) => `${writtenDate(day.date)} closed: ${safeLine(day.name)}`),
  ];
  const covers = coveredSpells(week).map(
    (spell) =>
      `      ${period(spell, zone)}: ${name(spell.responder, reader)} is ${spell.role}${REASONS[spell.reason]}`,
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

function opening({ openDates, openMinutes }: ScheduleWeek): string {
  const hours = Math.round(openMinutes / 6) / 10;
  return `open ${counted(openDates.length, 'day')} (${String(hours)} h)`;
}

function period({ from, to }: ScheduledSpell, zone: string): string {
  const isOneDay = localDateOf(from, zone) === localDateOf(to, zone);
  return `${when(from, zone)} to ${isOneDay ? timeOf(to, zone) : when(to, zone)}`;
}

/** Lines in as few texts as Slack's limit allows. */
function joined(lines: readonly string[]): string[] {
  const parts: string[] = [];
  for (const one of lines) {
    const last = parts.at(-1);
    const both = last === undefined ? one : `${last}\n${one}`;
    if (last === undefined || both.length > LIMITS.section) parts.push(cut(one, LIMITS.section));
    else parts[parts.length - 1] = both;
  }
  return parts;
}
