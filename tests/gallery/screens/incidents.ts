import { actedMessage, reportedMessage } from '../../../src/adapters/slack/views/confirmations.ts';
import { incidentCard, settledPage } from '../../../src/adapters/slack/views/incident-card.ts';
import { incidentDetails } from '../../../src/adapters/slack/views/incident-list.ts';
import { incidentList } from '../../../src/adapters/slack/views/incident-page.ts';
import { remarkMessage, restrictedThread } from '../../../src/adapters/slack/views/log-lines.ts';
import type { Incident } from '../../../src/domain/incident/incident.ts';
import { PAGE_SIZE } from '../../../src/features/finding/find-incidents.ts';
import { ALPHA, at, DELTA, ZONE } from '../../support/fixtures.ts';
import { many, type Screen, type World } from '../world.ts';

const ANSWERED = { by: ALPHA, at: at('2027-01-12 09:52') };

const ACTED = {
  ok: true,
  number: 41,
  changed: true,
  answer: undefined,
  askedAt: undefined,
  isRestricted: false,
  owner: undefined,
} as const;

/** An incident in each of its states. */
export const statesOf = ({ say, call }: World): Readonly<Record<string, Partial<Incident>>> => ({
  'waiting for the first answer': {},
  'somebody is on it': { onIt: { by: ALPHA, at: at('2027-01-12 09:31') } },
  'overdue, and paged': {
    dueAt: at('2027-01-12 09:50'),
    paging: {
      step: 1,
      people: many(
        (n) => ({
          userId: n === 0 ? 'U04DELTA' : `U0${String(n)}`,
          name: call('delta'),
          times: n + 1,
          at: at('2027-01-12 09:50'),
        }),
        3,
      ),
      channelTimes: 1,
      lastAt: at('2027-01-12 09:50'),
    },
  },
  answered: { state: 'answered', answered: ANSWERED },
  resolved: {
    state: 'resolved',
    answered: ANSWERED,
    resolution: {
      ...ANSWERED,
      summary: say('A work-around: restart from the first dump.'),
      effortHours: 1.5,
    },
  },
  restricted: {
    environment: 'scf',
    isRestricted: true,
    title: 'An incident in a restricted environment',
    description: '',
    customer: { name: undefined, email: undefined, phone: undefined, organisation: undefined },
  },
  'sent on by somebody': { redirectedBy: { ...DELTA, name: call('delta') } },
  'merged into another': {
    state: 'resolved',
    duplicateOf: 7,
    resolution: { ...ANSWERED, summary: '', effortHours: undefined },
  },
});

export function incidentScreens(world: World): readonly Screen[] {
  const { say, call, team, view, now, alpha } = world;
  const states = Object.entries(statesOf(world));
  const page = (views: ReturnType<typeof many<ReturnType<typeof view>>>) => ({
    team,
    wish: { scope: 'open' as const, isMine: false, customer: '', words: '' },
    views,
    total: views.length,
    older: views.length > 0 ? { skip: PAGE_SIZE } : undefined,
    newer: views.length > 0 ? { skip: 0 } : undefined,
  });
  return [
    ...states.map(([state, changes]) => ({
      of: 'incident-card/incidentCard',
      state,
      view: incidentCard(view(changes)),
    })),
    {
      of: 'incident-card/incidentCard',
      state: 'with 40 links and nobody on duty',
      view: incidentCard(
        view(
          { ownerId: undefined },
          {
            owner: undefined,
            links: many((n) => ({
              incident: 41,
              target: { kind: 'incident' as const, number: n + 50 },
              title: say('Contour plot crashes'),
              relation: 'known' as const,
              by: ALPHA,
              at: now,
            })),
            duplicates: many((n) => world.incident({ number: 90 + n })),
          },
        ),
      ),
    },
    {
      of: 'incident-card/settledPage',
      state: 'answered',
      view: settledPage(view(statesOf(world)['answered'])),
    },
    ...states.map(([state, changes]) => ({
      of: 'incident-list/incidentDetails',
      state,
      view: incidentDetails(view(changes), [
        {
          id: 1,
          team: 'visit',
          incident: 41,
          at: now,
          event: { type: 'reported', by: ALPHA, week: '2027-01-11', dueAt: now },
        },
      ]),
    })),
    { of: 'incident-page/incidentList', state: 'none', view: incidentList(page([]), '') },
    {
      of: 'incident-page/incidentList',
      state: 'a full page',
      view: incidentList(page(many((n) => view({ number: n + 1 }), PAGE_SIZE)), ''),
    },
    {
      of: 'confirmations/reportedMessage',
      state: 'open',
      view: reportedMessage(
        {
          ok: true,
          number: 41,
          title: say('Contour plot crashes'),
          dueAt: now,
          owner: alpha,
          isAnswered: false,
          isRedirect: true,
          restricted: undefined,
        },
        team,
      ),
    },
    {
      of: 'confirmations/actedMessage',
      state: 'answered',
      view: actedMessage({ ...ACTED, answer: { minutes: 28, goalMinutes: 60 } }, 'responded', team),
    },
    {
      of: 'confirmations/actedMessage',
      state: 'on it until a time',
      view: actedMessage({ ...ACTED, askedAt: now }, 'onit', team),
    },
    {
      of: 'log-lines/remarkMessage',
      state: 'from GitHub',
      view: remarkMessage(
        {
          origin: 'issue',
          id: '7',
          incident: 41,
          author: call('bravo-gh'),
          text: say('Seen it.').repeat(40),
          saidAt: now,
          editedAt: undefined,
          isTakenBack: false,
          version: 1,
          copy: undefined,
          copiedVersion: 0,
        },
        ZONE,
      ),
    },
    { of: 'log-lines/restrictedThread', state: 'restricted', view: restrictedThread(41) },
  ];
}
