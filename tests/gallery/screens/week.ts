import { ageingNotice, digestNotice } from '../../../src/adapters/slack/views/week/week-notices.ts';
import { weekPost } from '../../../src/adapters/slack/views/week/week-post.ts';
import type { Incident } from '../../../src/domain/incident/incident.ts';
import { DAY_MS } from '../../../src/domain/time/instant.ts';
import type { AgeingView } from '../../../src/features/week/ageing.ts';
import type { DigestView } from '../../../src/features/week/digest-view.ts';
import type { WeekView } from '../../../src/features/week/week-view.ts';
import { ALPHA, at } from '../../support/fixtures.ts';
import { many, type Screen, type World } from '../world.ts';
import { figures } from './figures.ts';
import { statesOf } from './incidents.ts';

/** Half of them wait for a first answer, the others are answered or restricted. */
function open(world: World, count: number): readonly Incident[] {
  const states = statesOf(world);
  const onIt = { onIt: { by: { ...ALPHA, name: world.call('alpha') }, at: world.now } };
  return many((n) => {
    const kinds = [{}, states['answered'], onIt, states['restricted']];
    return world.incident({
      number: n + 1,
      ownerId: n % 3 === 0 ? undefined : 'a',
      ...kinds[n % 4],
    });
  }, count);
}

function weekView(world: World, count: number, more: Partial<WeekView> = {}): WeekView {
  const { team, alpha, delta, duty, schedule, say } = world;
  const incidents = open(world, count);
  return {
    team: {
      ...team,
      week: {
        // As it stands: it comes from the configuration, whose links may be followed.
        text: 'Ask in the hallway first: https://example.org/wiki. '.repeat(count > 0 ? 19 : 1),
        agesAfterDays: 10,
      },
    },
    week: '2027-01-11',
    now: at('2027-01-11 08:00'),
    span: { opens: at('2027-01-11 08:00'), closes: at('2027-01-15 17:00') },
    duty,
    open: {
      carried: {
        count,
        told: incidents.slice(0, 6).map((incident, n) => ({
          incident,
          owner: [alpha, delta, undefined][n % 3],
          note: incident.isRestricted ? undefined : say('Waiting for the dump.'),
        })),
      },
      fresh: incidents.slice(6, 9),
    },
    coming: {
      schedule,
      everybody: many((n) => ({ ...alpha, id: `p${String(n)}` })),
      primaryTimes: new Map(schedule.weeks.map(({ week }, n) => [week, n + 1])),
    },
    before: { figures: figures(world, count), isOver: true },
    unusualDays: many(
      (n) => ({
        date: `2027-01-1${String(n + 1)}`,
        opens: at(`2027-01-1${String(n + 1)} 08:00`),
        closes: at(`2027-01-1${String(n + 1)} 12:00`),
      }),
      count > 0 ? 5 : 0,
    ),
    nextHoliday: { date: '2027-01-18', name: say('Founders’ Day') },
    ...more,
  };
}

/** What the week tells by itself. */
export function weekScreens(world: World): readonly Screen[] {
  const { team, alpha, delta, duty, now } = world;
  const nobody = { ...duty, primary: undefined, backup: undefined };
  const digest = (count: number): DigestView => ({
    team,
    now,
    open: open(world, count),
    owners: new Map([[alpha.id, alpha]]),
    primary: alpha,
    content: '',
  });
  const ageing = (count: number): AgeingView => ({
    team,
    aged: open(world, count).map((incident, n) => ({
      incident,
      owner: n % 2 === 0 ? alpha : undefined,
      progressAt: now - (n + 10) * DAY_MS,
    })),
  });
  return [
    { of: 'week/week-post/weekPost', state: 'a calm week', view: weekPost(weekView(world, 0)) },
    {
      of: 'week/week-post/weekPost',
      state: '40 incidents carried over',
      view: weekPost(weekView(world, 40)),
    },
    {
      of: 'week/week-post/weekPost',
      state: 'nobody is on duty, and nothing is planned',
      view: weekPost(
        weekView(world, 0, {
          duty: nobody,
          coming: {
            schedule: {
              ...world.schedule,
              weeks: world.schedule.weeks.map((week) => ({
                ...week,
                planned: { primary: undefined, backup: undefined },
              })),
            },
            everybody: [],
            primaryTimes: new Map(),
          },
          before: undefined,
          nextHoliday: undefined,
        }),
      ),
    },
    {
      of: 'week/week-post/weekPost',
      state: 'nobody is primary, looked at before it begins',
      view: weekPost(
        weekView(world, 3, {
          duty: { ...nobody, backup: delta },
          now: at('2027-01-08 12:00'),
        }),
      ),
    },
    {
      of: 'week/week-notices/digestNotice',
      state: '40 incidents',
      view: digestNotice(digest(40)),
    },
    { of: 'week/week-notices/digestNotice', state: 'none any more', view: digestNotice(digest(0)) },
    { of: 'week/week-notices/ageingNotice', state: 'one', view: ageingNotice(ageing(1)) },
    { of: 'week/week-notices/ageingNotice', state: '40', view: ageingNotice(ageing(40)) },
  ];
}
