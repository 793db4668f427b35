import type { Team } from '../../../domain/team/team.ts';
import type { RosterEntry } from '../../../features/team/roster-of.ts';
import { context, type Message, section, sections } from './blocks.ts';
import { counted, safeLine, writtenDate } from './text.ts';

/** Who is on the rotation, for how much of it, and when they are next on duty. */
export function rosterMessage(team: Team, roster: readonly RosterEntry[]): Message {
  const head = `${counted(roster.length, 'person')} on ${safeLine(team.name)}’s rotation`;
  const lines = roster.map(({ responder, next }) => {
    const facts = [
      `*${safeLine(responder.name)}*`,
      responder.level,
      ...(responder.weight === 1 ? [] : [`carries ${String(responder.weight)} of a full share`]),
      ...responder.capabilities.map(safeLine),
      next ? `next: ${next.role}, week of ${writtenDate(next.week)}` : 'no week published',
    ];
    return facts.join(' · ');
  });
  return {
    text: head,
    blocks: [
      section(`*${head}*`),
      ...sections(lines),
      ...(roster.length === 0
        ? [context('Nobody yet. `hotline import team.yml` takes a roster over.')]
        : []),
    ],
  };
}
