import type { Responder } from '../../../../domain/team/responder.ts';
import type { WeekView } from '../../../../features/week/week-view.ts';
import { ACTION } from '../../ids.ts';
import { actions, button, type Message, section, sections } from '../blocks.ts';
import { mention, safe, safeLine, writtenDate } from '../text.ts';
import { nextWeeksLine, ordinal, thisWeekLine } from './coming-words.ts';
import { weekBeforeLine } from './figures-words.ts';
import { openLines } from './open-words.ts';

/** The week's post: who is on duty and how to reach them, what is open, how last week went, and what comes. */
export function weekPost(view: WeekView): Message {
  const { team, week, duty } = view;
  const pair = `${nameOf(duty.primary)} is primary, ${nameOf(duty.backup)} is backup`;
  const { text } = team.week;
  return {
    text: `Week of ${writtenDate(week)} for ${safeLine(team.name)} · ${pair}`,
    blocks: [
      section([headLine(view), ...pairLines(view)].join('\n')),
      ...sections([
        ...openLines(view),
        ...weekBeforeLine(view),
        thisWeekLine(view),
        nextWeeksLine(view),
      ]),
      ...(text === undefined ? [] : [section(withLinks(safe(text)))]),
      actions(
        `week-${week}`,
        button('Open incidents', ACTION.list, team.key),
        button('Schedule', ACTION.schedule, team.key),
      ),
    ],
  };
}

/** Only the primary is mentioned: the post asks something of nobody else. */
function headLine({ week, duty }: WeekView): string {
  const { primary, backup } = duty;
  const begins = `Week of ${writtenDate(week)}`;
  if (primary === undefined && backup === undefined) return `*${begins} · nobody is on duty*`;
  const first = primary === undefined ? 'nobody' : mention(primary.userId);
  return `*${begins} · ${first} is primary, ${nameOf(backup)} is backup*`;
}

const nameOf = (person: Responder | undefined): string =>
  person === undefined ? 'nobody' : safeLine(person.name);

function pairLines({ duty, team, coming, week }: WeekView): readonly string[] {
  const { primary, backup } = duty;
  if (primary === undefined) {
    return [
      'Nobody is planned as primary: an admin plans with `/oncall plan`, and until then anyone on the team takes over with `/oncall take`.',
      ...(backup === undefined
        ? []
        : [`${safeLine(backup.name)} is paged as backup${reach(backup)}.`]),
    ];
  }
  const name = safeLine(primary.name);
  const goal =
    team.goalMinutes === 60
      ? 'within the hour'
      : `within ${String(team.goalMinutes)} business minutes`;
  const second =
    backup === undefined
      ? 'Nobody is planned as backup: an admin plans with `/oncall plan`.'
      : `${safeLine(backup.name)}${reach(backup)} is called only if ${name} cannot answer ${goal}.`;
  const times = coming.primaryTimes.get(week);
  const isPlanned = coming.schedule.weeks[0]?.planned.primary?.responder.id === primary.id;
  const nth =
    times !== undefined && isPlanned ? ` It is their ${ordinal(times)} week as primary.` : '';
  return [
    `Send everything to ${name}${reach(primary)}. ${second}`,
    `${name} is not expected to get anything else done this week.${nth}`,
  ];
}

/** " (☎ 2-4847, alpha@example.org)"; nothing where neither is known. */
function reach({ phone, email }: Responder): string {
  const ways = [
    ...(phone === undefined ? [] : [`☎ ${safeLine(phone)}`]),
    ...(email === undefined ? [] : [safeLine(email)]),
  ];
  return ways.length === 0 ? '' : ` (${ways.join(', ')})`;
}

/** Addresses of the web in the team's own text can be followed: it comes from the configuration, not from Slack. */
const withLinks = (text: string): string =>
  text.replace(/https?:\/\/[^\s<>|]+[^\s<>|.,;:!?)]/gu, (url) => `<${url}>`);
