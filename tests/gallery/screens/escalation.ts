import { onItUntilForm, stepUpForm } from '../../../src/adapters/slack/views/on-it-forms.ts';
import {
  askAgainMessage,
  standByMessage,
} from '../../../src/adapters/slack/views/on-it-messages.ts';
import {
  escalatedMessage,
  pathOfIncidentMessage,
  pathsMessage,
} from '../../../src/adapters/slack/views/paths.ts';
import type { IncidentEvent } from '../../../src/domain/incident/event.ts';
import type { Stage } from '../../../src/features/incident/next-on-path.ts';
import type { PathForecast, PathOfIncident } from '../../../src/features/incident/path-of.ts';
import { ALPHA, at, DELTA } from '../../support/fixtures.ts';
import { many, type Screen, type World } from '../world.ts';
import { statesOf } from './incidents.ts';

/** Backup, lead and channel, with a step between that reaches nobody, and as many people as a capability can have. */
function stages({ say, call }: World): readonly Stage[] {
  const paged = (name: string, step: number): IncidentEvent => ({
    type: 'paged',
    to: `U0${name.toUpperCase()}`,
    name: call(name),
    step,
    times: 1,
  });
  return [
    {
      at: at('2027-01-12 10:24'),
      step: { target: { kind: 'backup' }, afterMinutes: 0, repeatMinutes: 5, times: 3 },
      events: [{ type: 'step-skipped', step: 0, why: say('nobody is backup') }, paged('delta', 1)],
    },
    {
      at: at('2027-01-12 10:44'),
      step: { target: { kind: 'capability', capability: call('scf') }, afterMinutes: 20 },
      events: many((n) => paged(`hotel${String(n)}`, 2)),
    },
    {
      at: at('2027-01-12 11:04'),
      step: { target: { kind: 'channel' }, afterMinutes: 20 },
      events: [{ type: 'channel-paged', step: 3 }],
    },
  ];
}

function forecasts(world: World): readonly PathForecast[] {
  const { call, team } = world;
  const [environment] = team.environments;
  const common = { goalMinutes: 60, dueAt: at('2027-01-12 11:00'), stages: stages(world) };
  return [
    { ...common, name: undefined, environment: undefined, severities: ['minor', 'normal'] },
    { ...common, name: call('urgent'), environment: undefined, severities: ['major'] },
    { ...common, name: undefined, environment, severities: [], goalMinutes: 240 },
  ];
}

/** Who is paged and when, and what a page can be answered with. */
export function escalationScreens(world: World): readonly Screen[] {
  const { say, call, team, view, now, incident } = world;
  const states = statesOf(world);
  const path = (state: string, more: Partial<PathOfIncident>): PathOfIncident => ({
    incident: incident(states[state]),
    team,
    now,
    past: [],
    ahead: stages(world),
    ...more,
  });
  const past = many((n) => ({
    id: n,
    team: 'visit',
    incident: 41,
    at: now + n * 60_000,
    event:
      n % 2 === 0
        ? ({ type: 'on-it', by: { ...DELTA, name: call('delta') }, until: now } as const)
        : ({ type: 'step-skipped', step: n, why: say('nobody is backup') } as const),
  }));
  const [first, second] = stages(world);
  const onIt = {
    onIt: { by: { ...ALPHA, name: call('alpha') }, at: now, until: at('2027-01-12 14:00') },
  };
  return [
    {
      of: 'paths/pathsMessage',
      state: 'three paths',
      view: pathsMessage(team, forecasts(world), now),
    },
    {
      of: 'paths/pathOfIncidentMessage',
      state: 'nothing has happened yet',
      view: pathOfIncidentMessage(path('waiting for the first answer', {})),
    },
    {
      of: 'paths/pathOfIncidentMessage',
      state: 'paged, 40 events',
      view: pathOfIncidentMessage(path('overdue, and paged', { past })),
    },
    {
      of: 'paths/pathOfIncidentMessage',
      state: 'resolved',
      view: pathOfIncidentMessage(path('resolved', { ahead: [] })),
    },
    ...(first
      ? [
          {
            of: 'paths/escalatedMessage',
            state: 'the next person, now',
            view: escalatedMessage({ ok: true, number: 41, taken: first, next: second }, team),
          },
          {
            of: 'paths/escalatedMessage',
            state: 'there is no next one',
            view: escalatedMessage({ ok: true, number: 41, taken: first, next: undefined }, team),
          },
        ]
      : []),
    {
      of: 'on-it-forms/onItUntilForm',
      state: 'open',
      view: onItUntilForm(incident(), at('2027-01-12 14:00')),
    },
    {
      of: 'on-it-forms/stepUpForm',
      state: 'open',
      view: stepUpForm(incident(), at('2027-01-12 17:00')),
    },
    {
      of: 'on-it-messages/standByMessage',
      state: 'to the backup',
      view: standByMessage(view({ severity: 'major' }), call('alpha'), at('2027-01-12 10:10')),
    },
    {
      of: 'on-it-messages/standByMessage',
      state: 'nobody is primary, and nothing follows',
      view: standByMessage(view({ severity: 'major' }), undefined, undefined),
    },
    {
      of: 'on-it-messages/askAgainMessage',
      state: 'the time is over',
      view: askAgainMessage(view(onIt)),
    },
    {
      of: 'on-it-messages/askAgainMessage',
      state: 'restricted',
      view: askAgainMessage(view({ ...states['restricted'], ...onIt })),
    },
  ];
}
