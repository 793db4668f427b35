import type { KnownBlock } from '@slack/types';
import type { UserId } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { RosterEntry } from '../../../features/team/roster-of.ts';
import { ACTION } from '../ids.ts';
import { actions, button, context, type Message, section, sections } from './blocks.ts';
import { shareOf } from './people-words.ts';
import { counted, cut, LIMITS, safeLine, writtenDate } from './text.ts';

/** Each with a button of their own; of a larger team the rest stands in lines, and is changed by the command. */
const MOST_BUTTONS = 40;

/**
 * Who is on the rotation, for how much of it, and when they are next on duty; with buttons for what the reader may
 * change.
 */
export function rosterMessage(team: Team, roster: readonly RosterEntry[], reader: UserId): Message {
  const isAdmin = team.admins.includes(reader);
  const head = `${counted(roster.length, 'person')} on ${safeLine(team.name)}’s rotation`;
  const mayChange = ({ responder }: RosterEntry): boolean => isAdmin || responder.userId === reader;
  const withButton = new Set(roster.filter(mayChange).slice(0, MOST_BUTTONS));
  const blocks: KnownBlock[] = [];
  let lines: string[] = [];
  for (const entry of roster) {
    if (!withButton.has(entry)) {
      lines.push(rosterLine(team, entry));
      continue;
    }
    blocks.push(...sections(lines));
    lines = [];
    const value = `${team.key} ${entry.responder.userId}`;
    blocks.push({
      type: 'section',
      text: { type: 'mrkdwn', text: rosterLine(team, entry), verbatim: true },
      accessory: button('Change…', ACTION.personChange, value),
    });
  }
  return {
    text: head,
    blocks: [
      section(`*${head}*`),
      ...blocks,
      ...sections(lines),
      ...(isAdmin
        ? [
            actions('people', button('Add people…', ACTION.peopleAdd, team.key, 'primary')),
            context(
              roster.length === 0
                ? 'Nobody yet. When everybody is there, `/oncall plan` makes a plan to publish. `hotline import team.yml` takes over a roster that exists.'
                : 'Also as `/oncall people add @noor newcomer`, `set @noor weight 0.5`, `leave @noor from 1 Mar`.',
            ),
          ]
        : roster.length === 0
          ? [context('Nobody yet. An admin adds people.')]
          : []),
    ],
  };
}

function rosterLine(team: Team, { responder, next }: RosterEntry): string {
  const { level, weight, capabilities, joinedOn, leavesOn, github } = responder;
  const facts = [
    `*${safeLine(responder.name)}*`,
    level,
    ...(weight === 1 ? [] : [`carries ${shareOf(weight)}`]),
    ...capabilities.map(safeLine),
    ...(joinedOn !== undefined && next === undefined ? [`from ${writtenDate(joinedOn)}`] : []),
    ...(leavesOn === undefined ? [] : [`until ${writtenDate(leavesOn)}`]),
    next ? `next: ${next.role}, week of ${writtenDate(next.week)}` : 'no week published',
    ...(github === undefined && team.issueLog ? ['no GitHub login'] : []),
  ];
  return cut(facts.join(' · '), LIMITS.section);
}
