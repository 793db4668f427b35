import { WAY_WORDS } from '../../../domain/paging/contact-way.ts';
import type { TeamNotice } from '../../../domain/rotation/notice.ts';
import type { Team } from '../../../domain/team/team.ts';
import { ACTION } from '../ids.ts';
import { actions, button, context, fitting, type Message, section, sections } from './blocks.ts';
import type { NamesOfPeople } from './cover-notices.ts';
import { cut, LIMITS, listedWords, safeLine } from './text.ts';

/** So many characters of lines are still read. */
const ROOM = 6_000;

/** About test pages: to whom they went, and to the lead whose have had no answer. */
export function wayNotice(
  notice: Extract<TeamNotice, { about: 'test-pages' | 'ways-unconfirmed' }>,
  team: Team,
  names: NamesOfPeople,
): Message {
  const name = safeLine(team.name);
  switch (notice.about) {
    case 'test-pages': {
      const ways = listedWords(notice.kinds.map((kind) => WAY_WORDS[kind]));
      const text = `The month’s test pages for ${name} are on their way to you by ${ways}.`;
      return {
        text,
        blocks: [
          section(
            `*${text}*\nPlease answer each within two working days: an SMS with TEST, the others by their link or key. What does not arrive, mend here.`,
          ),
          actions('test-pages', button('How to reach me', ACTION.reach, team.key)),
        ],
      };
    }
    case 'ways-unconfirmed': {
      const lines = notice.people.map(
        ({ userId, kinds }) =>
          `${safeLine(names(userId))}: ${listedWords(kinds.map((kind) => WAY_WORDS[kind]))}`,
      );
      const text = `Test pages for ${name} that nobody has confirmed`;
      return {
        text: cut(`${text}: ${lines.join('; ')}`, LIMITS.text),
        blocks: [
          ...sections([`*${text}:*`, ...fitting(lines, ROOM)]),
          context(
            'Slack reaches them all the same. They can try and mend it with `/oncall reach`.',
          ),
        ],
      };
    }
  }
}
