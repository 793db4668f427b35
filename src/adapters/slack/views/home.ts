import type { KnownBlock } from '@slack/types';
import { incidentName } from '../../../domain/incident/incident.ts';
import { daySpan } from '../../../domain/schedule/day-span.ts';
import type { UserId } from '../../../domain/team/responder.ts';
import { localDateOf } from '../../../domain/time/local-days.ts';
import type { Overview } from '../../../features/duty/overview.ts';
import type { HomeOf, TeamHome } from '../../../features/home/home-of.ts';
import type { OwnPart } from '../../../features/home/own-part.ts';
import { ACTION } from '../ids.ts';
import { actions, button, context, type Home, header, section, sections } from './blocks.ts';
import { ownBlocks } from './home-own.ts';
import { onDutyLines } from './on-duty.ts';
import { weekLines } from './schedule.ts';
import { counted, plain, safeLine, when } from './text.ts';

/**
 * Somebody's Home tab: for each of their teams who is on duty now, what waits for them, their own weeks and days off, and
 * everybody's next weeks. It stays open for hours, so it says nothing that the next minute makes wrong.
 */
export function homeView({ teams, leftOut }: HomeOf, reader: UserId): Home {
  const most = mostOfEach(teams.length);
  const isOnNone = teams.every(({ own }) => own === undefined);
  return {
    type: 'home',
    blocks: [
      ...teams.flatMap((team) => teamBlocks(team, reader, most)),
      ...(isOnNone ? [context(joinWords(teams))] : []),
      ...(leftOut.length === 0
        ? []
        : [
            context(
              `You are also on ${leftOut.map(({ name }) => safeLine(name)).join(', ')}: ask with \`/oncall\` in their channels.`,
            ),
          ]),
    ],
  };
}

/** How many requests, incidents and days off are shown of each team, so that all fits into Slack's hundred blocks. */
function mostOfEach(teams: number): number {
  if (teams <= 1) return 8;
  return teams === 2 ? 3 : 1;
}

function teamBlocks(home: TeamHome, reader: UserId, most: number): KnownBlock[] {
  const { overview, schedule, own } = home;
  const { team } = overview;
  return [
    header(plain(team.name)),
    section([...onDutyLines(overview), openLine(overview)].join('\n')),
    ...closedLine(overview),
    actions(
      `home-${team.key}`,
      // One button at most stands out, and what waits for somebody comes before anything new.
      button('Report an incident…', ACTION.report, team.key, isFree(own) ? 'primary' : undefined),
      button('Open incidents', ACTION.list, team.key),
      button('Schedule', ACTION.schedule, team.key),
      button('In your calendar', ACTION.calendar, team.key),
    ),
    ...(own === undefined ? [] : ownBlocks(own, overview, most)),
    header('Next weeks'),
    ...sections(schedule.weeks.map((week) => weekLines(week, schedule, reader))),
    { type: 'divider' },
  ];
}

function isFree(own: OwnPart | undefined): boolean {
  return own === undefined || own.incidents.length + own.waiting.length === 0;
}

/** What is open. How much time is left would be wrong a minute later. */
function openLine({ team, open, waiting, mostUrgent }: Overview): string {
  if (open === 0) return 'Open: nothing';
  const first =
    mostUrgent === undefined
      ? ''
      : `, ${String(waiting)} waiting for a first answer (${incidentName(mostUrgent.number)}, due ${when(mostUrgent.dueAt, team.calendar.zone)})`;
  return `Open: ${counted(open, 'incident')}${first}`;
}

/** Said before a day's first opening and after its last closing, which is when the tab is brought up to date. */
function closedLine({ team, now, opensAt }: Overview): KnownBlock[] {
  const { calendar } = team;
  const today = daySpan(calendar, localDateOf(now, calendar.zone));
  const isPause = today !== undefined && now >= today.opens && now < today.closes;
  return opensAt === undefined || isPause
    ? []
    : [
        context(
          `Closed now. Opens ${when(opensAt, calendar.zone)}; this pair is on duty from then.`,
        ),
      ];
}

function joinWords(teams: readonly TeamHome[]): string {
  const who = teams
    .filter(({ admins }) => admins !== '')
    .map(({ overview, admins }) => `for ${safeLine(overview.team.name)}, ${safeLine(admins)}`);
  return who.length === 0
    ? 'You are on no rotation here, so you have no weeks of your own. Anybody may report an incident.'
    : `You are on no rotation here, so you have no weeks of your own. Anybody may report an incident. To join a rotation, ask an admin: ${who.join('; ')}.`;
}
