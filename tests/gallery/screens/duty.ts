import {
  daysOffList,
  daysOffMessage,
  publishedMessage,
} from '../../../src/adapters/slack/views/away.ts';
import { calendarMessage } from '../../../src/adapters/slack/views/calendar.ts';
import {
  helpMessage,
  line,
  notUnderstood,
  unclear,
} from '../../../src/adapters/slack/views/help.ts';
import { homeView } from '../../../src/adapters/slack/views/home.ts';
import { onDutyMessage, whoMessage } from '../../../src/adapters/slack/views/on-duty.ts';
import { rosterMessage } from '../../../src/adapters/slack/views/roster.ts';
import { scheduleMessage } from '../../../src/adapters/slack/views/schedule.ts';
import { addDays } from '../../../src/domain/time/local-date.ts';
import type { Overview } from '../../../src/features/duty/overview.ts';
import type { TeamHome } from '../../../src/features/home/home-of.ts';
import type { OwnPart } from '../../../src/features/home/own-part.ts';
import { at } from '../../support/fixtures.ts';
import { many, type Screen, type World } from '../world.ts';
import { coverRequest, swapRequest } from './exchanges.ts';

export function dutyScreens(world: World): readonly Screen[] {
  const { say, call, team, now, duty, schedule, alpha, delta, view } = world;
  const nobody = { ...duty, primary: undefined, backup: undefined };
  const calm: Overview = {
    team,
    now,
    duty,
    open: 0,
    waiting: 0,
    mostUrgent: undefined,
    opensAt: undefined,
  };
  const busy: Overview = {
    ...calm,
    open: 41,
    waiting: 40,
    mostUrgent: { number: 41, dueAt: at('2027-01-12 09:50'), minutesLeft: -3 },
  };
  const closed: Overview = { ...calm, duty: nobody, opensAt: at('2027-01-13 08:00') };
  const home = (own: OwnPart | undefined, overview: Overview, key = team.key): TeamHome => ({
    overview: { ...overview, team: { ...team, key } },
    schedule: { ...schedule, weeks: schedule.weeks.slice(0, 4) },
    own,
    admins: call('alpha'),
  });
  const nothing: OwnPart = {
    responder: alpha,
    incidents: [],
    waiting: [],
    asked: [],
    duties: [],
    timeOff: [],
  };
  const days = many((n) => ({
    responderId: 'a',
    from: addDays('2027-03-01', 7 * n),
    to: addDays('2027-03-02', 7 * n),
    note: say('leave'),
  }));
  const everything = (prefix: string, first: number): OwnPart => ({
    responder: alpha,
    incidents: many((n) => view({ number: first + n })),
    waiting: many((n) =>
      n % 2 === 0
        ? swapRequest(world, `${prefix}w${String(n)}`, 'asked')
        : coverRequest(world, `${prefix}w${String(n)}`, 'asked'),
    ),
    asked: many((n) => swapRequest(world, `${prefix}a${String(n)}`, 'asker')),
    duties: many((n) => ({
      spell: {
        role: 'primary',
        responder: alpha,
        reason: 'rotation',
        from: now + n * 604_800_000,
        to: now + (n + 1) * 604_800_000,
      },
      isCovered: n % 5 === 0,
      partner: delta,
    })),
    timeOff: days,
  });
  return [
    { of: 'on-duty/onDutyMessage', state: 'nothing is open', view: onDutyMessage(calm) },
    { of: 'on-duty/onDutyMessage', state: '41 open, one overdue', view: onDutyMessage(busy) },
    {
      of: 'on-duty/onDutyMessage',
      state: 'closed, nobody is planned',
      view: onDutyMessage(closed),
    },
    {
      of: 'on-duty/whoMessage',
      state: 'changes three times that day',
      view: whoMessage(team, '2027-01-12', {
        first: duty,
        later: many((n) => ({ from: now + n * 3_600_000, duty }), 3),
      }),
    },
    {
      of: 'schedule/scheduleMessage',
      state: 'eight weeks',
      view: scheduleMessage(schedule, alpha.userId),
    },
    {
      of: 'schedule/scheduleMessage',
      state: 'nothing is planned',
      view: scheduleMessage({ ...schedule, weeks: [] }, alpha.userId),
    },
    {
      of: 'home/homeView',
      state: 'nothing waits',
      view: homeView({ teams: [home(nothing, calm)], leftOut: [] }, alpha.userId),
    },
    {
      of: 'home/homeView',
      state: 'not on the rotation',
      view: homeView({ teams: [home(undefined, closed)], leftOut: [] }, 'U09USER'),
    },
    {
      of: 'home/homeView',
      state: 'on no team',
      view: homeView({ teams: [], leftOut: [] }, 'U09USER'),
    },
    {
      of: 'home/homeView',
      state: '40 of everything',
      view: homeView({ teams: [home(everything('x', 1), busy)], leftOut: [] }, alpha.userId),
    },
    {
      of: 'home/homeView',
      state: '40 of everything in two teams, and 40 teams left out',
      view: homeView(
        {
          teams: [home(everything('x', 1), busy), home(everything('y', 101), busy, 'yt')],
          leftOut: many(() => team),
        },
        alpha.userId,
      ),
    },
    { of: 'roster/rosterMessage', state: 'nobody', view: rosterMessage(team, [], alpha.userId) },
    {
      of: 'roster/rosterMessage',
      state: '40 people',
      view: rosterMessage(
        team,
        many((n) => ({
          responder: { ...alpha, id: `r${String(n)}`, userId: `U2${String(n)}` },
          next: { week: '2027-02-01', role: 'primary' as const, responderId: 'a' },
        })),
        alpha.userId,
      ),
    },
    {
      of: 'calendar/calendarMessage',
      state: 'no address yet',
      view: calendarMessage(team, [], 'https://hotline.example.org'),
    },
    {
      of: 'calendar/calendarMessage',
      state: 'two new addresses',
      view: calendarMessage(
        team,
        [
          { scope: 'own', kind: 'new', secret: 'a'.repeat(43) },
          { scope: 'team', kind: 'known', since: now },
        ],
        'https://hotline.example.org',
      ),
    },
    {
      of: 'away/daysOffMessage',
      state: 'taken, 40 ahead',
      view: daysOffMessage({
        ok: true,
        kind: 'taken',
        who: alpha.name,
        from: '2027-03-01',
        to: '2027-03-02',
        all: days,
      }),
    },
    { of: 'away/daysOffList', state: 'none', view: daysOffList([]) },
    {
      of: 'away/publishedMessage',
      state: 'a plan',
      view: publishedMessage({ ok: true, draft: '1', changed: 3, told: 2, of: 'plan' }),
    },
    { of: 'help/helpMessage', state: 'all', view: helpMessage() },
    { of: 'help/line', state: 'a line', view: line('Nothing is open.') },
    { of: 'help/notUnderstood', state: 'a slip', view: notUnderstood(say('swop'), 'swap') },
    {
      of: 'help/notUnderstood',
      state: 'nothing like it',
      view: notUnderstood(say('frobnicate'), undefined),
    },
    {
      of: 'help/unclear',
      state: 'two meanings',
      view: unclear(say('I am back'), [
        { command: 'back', does: 'one' },
        { command: `away back ${say('5 Jan')}`, does: 'the other' },
      ]),
    },
  ];
}
