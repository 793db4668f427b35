import type { UserId } from '../../../domain/team/responder.ts';
import type { TeamHome } from '../../../features/home/home-of.ts';
import { ACTION } from '../ids.ts';
import { actions, button, type Home, section } from './blocks.ts';
import { onDutyMessage } from './on-duty.ts';
import { period, weekLines } from './schedule.ts';
import { safeLine, writtenDate } from './text.ts';

/** Somebody's Home tab: for each team who is on duty now, their own next weeks and time off, and everybody's next weeks. */
export function homeView(homes: readonly TeamHome[], reader: UserId): Home {
  return { type: 'home', blocks: homes.flatMap((home) => teamBlocks(home, reader)) };
}

function teamBlocks(
  { overview, schedule, mine, timeOff }: TeamHome,
  reader: UserId,
): Home['blocks'] {
  const { team } = overview;
  const own = mine.map((spell) => `${period(spell, team)}: ${spell.role}`);
  const off = timeOff?.map(({ from, to }) =>
    from === to ? writtenDate(from) : `${writtenDate(from)} – ${writtenDate(to)}`,
  );
  return [
    // The buttons below serve the whole part; a block's id must stand once in a view.
    ...onDutyMessage(overview).blocks.filter(({ type }) => type !== 'actions'),
    actions(
      `home-${team.key}`,
      button('Report an incident…', ACTION.report, team.key, 'primary'),
      button('Open incidents', ACTION.list, team.key),
      button('Schedule', ACTION.schedule, team.key),
      button('In your calendar', ACTION.calendar, team.key),
    ),
    ...(off === undefined
      ? []
      : [
          section(
            [
              '*Your next duty*',
              ...(own.length > 0 ? own : ['Nothing in the next half year.']),
              '*Your time off*',
              ...(off.length > 0 ? off : ['None entered.']),
            ].join('\n'),
          ),
        ]),
    section(
      [
        `*${safeLine(team.name)}’s next weeks*`,
        ...schedule.weeks.map((week) => weekLines(week, schedule, reader)),
      ].join('\n'),
    ),
    { type: 'divider' },
  ];
}
