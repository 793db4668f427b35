import { projectReport } from '../../../src/adapters/slack/views/project-report.ts';
import { statsMessage } from '../../../src/adapters/slack/views/stats.ts';
import {
  statsByCustomer,
  statsByEnvironment,
  statsByPerson,
  statsIncidents,
} from '../../../src/adapters/slack/views/stats-by.ts';
import { type Figures, figuresOf } from '../../../src/domain/figures/figures.ts';
import { ACTIVITIES } from '../../../src/domain/incident/activity.ts';
import { DAY_MS } from '../../../src/domain/time/instant.ts';
import { counted } from '../../support/counted.ts';
import { at } from '../../support/fixtures.ts';
import { many, type Screen, type World } from '../world.ts';
import { statesOf } from './incidents.ts';

const EVERYBODY = many((n) => ({ id: `p${String(n)}`, userId: `U6${String(n)}` }));

/** Weeks in which so many incidents came in, each of a customer of its own. */
export function figures({ say, team }: World, count: number): Figures {
  return figuresOf(
    { kind: 'weeks', first: '2027-01-11', count: 1 },
    {
      incidents: many(
        (n) =>
          counted(n + 1, '2027-01-11 09:00', '2027-01-11 10:00', {
            ...(n % 3 === 0 ? {} : { answered: `2027-01-11 ${n % 2 === 0 ? '09' : '10'}:14` }),
            ...(n % 4 === 1 ? { resolved: '2027-01-12 09:00', effortHours: 1.5 } : {}),
            ...(n % 7 === 0
              ? { environment: 'scf', isRestricted: true }
              : { customer: `${String(n)} ${say('Example Lab')}` }),
            activities: ACTIVITIES,
            severity: n % 5 === 0 ? 'major' : 'normal',
            ownerId: `p${String(n)}`,
          }),
        count,
      ),
      happenings: many(
        (n) => ({
          incident: n + 1,
          kind: 'page' as const,
          to: `U6${String(n)}`,
          times: 1 + (n % 2),
          at: at('2027-01-11 10:00'),
        }),
        count,
      ),
      covers: many(
        (n) => ({
          id: String(n),
          kind: n % 2 === 0 ? ('step-up' as const) : ('take' as const),
          role: 'primary' as const,
          responderId: `p${String(n)}`,
          from: at('2027-01-12 10:15'),
          to: at('2027-01-12 17:00'),
          agreedAt: 1,
        }),
        count,
      ),
      load: new Map(
        EVERYBODY.slice(0, count).map(({ id }) => [
          id,
          {
            served: { primary: 0.85, backup: 0, holiday: 0 },
            due: { primary: 2 / 3, backup: 2 / 3, holiday: 0 },
          },
        ]),
      ),
      people: EVERYBODY,
    },
    team.calendar,
    at('2027-01-15 08:10'),
  );
}

/** What the numbers say, and the report for the project meeting. */
export function figureScreens(world: World): readonly Screen[] {
  const { say, call, team, incident, nameOf } = world;
  const [busy, calm] = [figures(world, 40), figures(world, 0)];
  const issue = (n: number) => ({
    target: {
      kind: 'issue' as const,
      repository: 'visit-dav/visit',
      number: n + 1,
      // One that somebody named by its number alone has no address yet.
      url: n % 2 === 0 ? 'https://github.com/visit-dav/visit/issues/1' : '',
    },
    title: say('Restart reads the wrong version'),
  });
  const shown = many((n) =>
    incident({
      number: n + 1,
      severity: 'major',
      cameInAt: at('2027-01-11 09:00') - n * DAY_MS,
      ...statesOf(world)[n % 3 === 0 ? 'resolved' : n % 3 === 1 ? 'restricted' : 'answered'],
    }),
  );
  return [
    { of: 'stats/statsMessage', state: 'nothing came in', view: statsMessage(team, calm) },
    { of: 'stats/statsMessage', state: '40 incidents', view: statsMessage(team, busy) },
    {
      of: 'stats-by/statsByPerson',
      state: '40 people',
      view: statsByPerson(team, busy, (id) => `${id} ${call('someone')}`),
    },
    {
      of: 'stats-by/statsByPerson',
      state: 'nobody',
      view: statsByPerson(team, calm, nameOf),
    },
    {
      of: 'stats-by/statsByCustomer',
      state: '40 customers',
      view: statsByCustomer(team, busy),
    },
    {
      of: 'stats-by/statsByEnvironment',
      state: 'two environments',
      view: statsByEnvironment(team, busy),
    },
    {
      of: 'stats-by/statsIncidents',
      state: '40 late ones',
      view: statsIncidents(team, busy, 'late', shown.slice(0, 20), 40),
    },
    {
      of: 'stats-by/statsIncidents',
      state: 'none',
      view: statsIncidents(team, calm, 'paged', [], 0),
    },
    {
      of: 'project-report/projectReport',
      state: '40 serious incidents, and 40 issues that nobody reviewed',
      view: projectReport({
        team,
        figures: busy,
        before: calm,
        serious: shown,
        postmortems: new Map(
          shown.map(({ number }) => [number, number % 2 === 0 ? 'written' : 'outlined']),
        ),
        issues: many((n) => ({ ...issue(n), incidents: many((m) => m + 1) })),
        unreviewed: { count: 40, latest: many(issue, 10) },
      }),
    },
    {
      of: 'project-report/projectReport',
      state: 'nothing happened',
      view: projectReport({
        team,
        figures: calm,
        before: busy,
        serious: [],
        postmortems: new Map(),
        issues: [],
        unreviewed: { count: 0, latest: [] },
      }),
    },
  ];
}
