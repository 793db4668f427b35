import type { DutyAheadNotice, TeamNotice } from '../../../domain/rotation/notice.ts';
import type { UserId } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import { ACTION } from '../ids.ts';
import { actions, button, context, type Message, section } from './blocks.ts';
import type { NamesOfPeople } from './cover-notices.ts';
import { mention, safeLine, when, written, writtenDate } from './text.ts';

type GraduatedNotice = Extract<TeamNotice, { about: 'graduated' }>;

/** To somebody whose duty week is coming, or to the two of them together. */
export function dutyAheadNotice(
  notice: DutyAheadNotice,
  team: Team,
  names: NamesOfPeople,
): Message {
  const { reader, week, opensAt } = notice;
  const zone = team.calendar.zone;
  const name = (userId: UserId | undefined): string =>
    userId === undefined ? 'nobody yet' : safeLine(names(userId));
  const begins = `the week of ${writtenDate(week)}`;
  if (reader === 'both') {
    const { primary, backup } = notice;
    return {
      text: `${name(primary)} is primary and ${name(backup)} backup in ${begins}`,
      blocks: [
        section(
          `*${mentioned(primary)} is primary and ${mentioned(backup)} is backup in ${begins}.* It begins ${when(opensAt, zone)}. ${advice(notice)}`,
        ),
        context(
          'Something in the way? `/oncall swap` exchanges weeks, `/oncall cover` parts of one.',
        ),
      ],
    };
  }
  const other = reader === 'primary' ? notice.backup : notice.primary;
  const means =
    reader === 'primary'
      ? `You answer everything that comes in; ${name(other)} is your backup.`
      : `${name(other)} is primary; you are paged only if they cannot answer within the goal.`;
  return {
    text: `You are ${reader} for ${safeLine(team.name)} from ${written(opensAt, zone)}. ${means}`,
    blocks: [
      section(
        `*You are ${reader} for ${safeLine(team.name)} in ${begins}.* It begins ${when(opensAt, zone)}.\n${means}`,
      ),
      actions('duty-ahead', button('Schedule', ACTION.schedule, team.key)),
      context(
        'Something in the way? `/oncall swap` exchanges weeks, `/oncall cover` parts of one.',
      ),
    ],
  };
}

const mentioned = (userId: UserId | undefined): string =>
  userId === undefined ? 'nobody yet' : mention(userId);

function advice({ newcomer }: DutyAheadNotice): string {
  if (newcomer === undefined) return 'A word beforehand saves a page.';
  return newcomer === 'primary'
    ? 'The backup knows the work: ask early, and ask often.'
    : 'The primary knows the work: a good week to look over their shoulder.';
}

/** To the team. */
export function graduatedNotice(
  { who, weeks }: GraduatedNotice,
  team: Team,
  names: NamesOfPeople,
): Message {
  const text = `${safeLine(names(who))} has been primary for ${String(weeks)} weeks, and is a veteran on ${safeLine(team.name)}’s rotation from now on.`;
  return { text, blocks: [section(text)] };
}
