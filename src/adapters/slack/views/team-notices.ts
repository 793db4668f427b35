import type { CoverKind } from '../../../domain/rotation/cover.ts';
import type { TeamNotice } from '../../../domain/rotation/notice.ts';
import type { UserId } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import { accessNotice } from './access-notices.ts';
import { type Message, section } from './blocks.ts';
import { mention, safeLine, when, written } from './text.ts';

/** A person's name on the roster, for those who are named without being notified. */
export type NamesOfPeople = (userId: UserId) => string;

const HOW: Readonly<Record<CoverKind, string>> = {
  cover: 'covers as',
  delegation: 'is now',
  'step-up': 'steps up as',
  take: 'takes over as',
};

/** A message about the rotation. */
export function teamNotice(notice: TeamNotice, team: Team, names: NamesOfPeople): Message {
  switch (notice.about) {
    case 'cover':
      return coverNotice(notice, team, names);
    case 'scopes-missing':
    case 'channel-closed':
      return accessNotice(notice, team);
  }
}

function coverNotice(
  notice: Extract<TeamNotice, { about: 'cover' }>,
  team: Team,
  names: NamesOfPeople,
): Message {
  const { zone } = team.calendar;
  const { kind, role, by, insteadOf, from, to } = notice;
  const instead = insteadOf === undefined ? '' : ` instead of ${safeLine(names(insteadOf))}`;
  const does = `${HOW[kind]} ${role}${instead}`;
  return {
    text: `${safeLine(names(by))} ${does}, until ${written(to, zone)}`,
    blocks: [section(`${mention(by)} ${does}, from ${when(from, zone)} until ${when(to, zone)}.`)],
  };
}
