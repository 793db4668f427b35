import {
  suggestionsMessage as expertSuggestions,
  ownTopicsMessage,
  topicsMessage,
  whoKnowsMessage,
} from '../../../src/adapters/slack/views/expert-list.ts';
import {
  expertAskNotice,
  expertMeetsNotice,
} from '../../../src/adapters/slack/views/expert-notices.ts';
import type { ExpertAskView } from '../../../src/features/experts/ask-view.ts';
import type { Candidate } from '../../../src/features/experts/candidates.ts';
import { ALPHA, at } from '../../support/fixtures.ts';
import { many, type Screen, type World } from '../world.ts';

function askView(
  world: World,
  ask: Partial<ExpertAskView['ask']>,
  more: Partial<ExpertAskView> = {},
): ExpertAskView {
  const { team, incident, alpha, foxtrot, say, call, now } = world;
  return {
    team,
    incident: incident(),
    owner: alpha,
    expert: foxtrot,
    isRestricted: false,
    next: candidate(world, 0),
    ask: {
      id: 'ask-1',
      team: 'visit',
      incident: 41,
      askedBy: { ...ALPHA, name: call('alpha') },
      forId: 'a',
      toId: 'f',
      topic: call('mesh'),
      requestedAt: now,
      state: 'asked',
      offer: {
        times: many((n) => at('2027-01-12 11:00') + n * 3_600_000, 3),
        answerBy: at('2027-01-12 11:00'),
        zones: { owner: 'America/Los_Angeles', expert: 'Europe/Zurich' },
        unread: { expert: say('its server answers 404') },
      },
      meetsAt: undefined,
      isOverdue: false,
      settled: undefined,
      ...ask,
    },
    ...more,
  };
}

function candidate({ delta, call }: World, n: number): Candidate {
  return {
    responder: { ...delta, id: `c${String(n)}`, userId: `U3${String(n)}` },
    knows: call('mesh'),
    resolved: [7, 9, 12],
    awayUntil: n % 3 === 0 ? '2027-01-20' : undefined,
    duty: n % 2 === 0 ? 'backup' : undefined,
  };
}

export function expertScreens(world: World): readonly Screen[] {
  const { team, incident, alpha, say, call, now } = world;
  const candidates = many((n) => candidate(world, n));
  const settled = {
    by: { ...ALPHA, name: call('alpha') },
    at: now,
    why: undefined,
    reason: say('away'),
  };
  const asks = (['seeking', 'asked', 'agreed', 'declined', 'withdrawn'] as const).flatMap((state) =>
    (['owner', 'expert'] as const).map((reader) => ({
      of: 'expert-notices/expertAskNotice',
      state: `${state}, to ${reader}`,
      view: expertAskNotice(
        askView(world, {
          state,
          meetsAt: state === 'agreed' ? at('2027-01-12 11:00') : undefined,
          isOverdue: state === 'asked' && reader === 'owner',
          settled: state === 'seeking' || state === 'asked' ? undefined : settled,
        }),
        reader,
      ),
    })),
  );
  return [
    ...asks,
    {
      of: 'expert-notices/expertMeetsNotice',
      state: 'to the expert',
      view: expertMeetsNotice(
        askView(world, { state: 'agreed', meetsAt: at('2027-01-12 11:00') }),
        'expert',
      ),
    },
    {
      of: 'expert-list/topicsMessage',
      state: 'nobody knows anything',
      view: topicsMessage(team, []),
    },
    {
      of: 'expert-list/topicsMessage',
      state: '40 people',
      view: topicsMessage(
        team,
        many((n) => ({
          ...alpha,
          id: `e${String(n)}`,
          topics: many((m) => call(`topic${String(m)}`), 5),
        })),
      ),
    },
    { of: 'expert-list/ownTopicsMessage', state: 'one’s own', view: ownTopicsMessage(alpha, true) },
    {
      of: 'expert-list/whoKnowsMessage',
      state: '40 know',
      view: whoKnowsMessage(team, call('mesh'), candidates, undefined, at('2027-01-13 08:00')),
    },
    {
      of: 'expert-list/whoKnowsMessage',
      state: 'nobody knows',
      view: whoKnowsMessage(team, call('mesh'), [], call('meshes'), undefined),
    },
    {
      of: 'expert-list/suggestionsMessage',
      state: '40 could help',
      view: expertSuggestions(team, incident(), false, call('mesh'), candidates, undefined),
    },
    {
      of: 'expert-list/suggestionsMessage',
      state: 'restricted, nobody',
      view: expertSuggestions(team, incident(), true, undefined, [], undefined),
    },
  ];
}
