import { fruitMessage } from '../../../src/adapters/slack/views/fruit.ts';
import {
  knownMessage,
  linkedMessage,
  mergedMessage,
  suggestionsMessage,
} from '../../../src/adapters/slack/views/suggestions.ts';
import type { Suggestions } from '../../../src/domain/search/suggestion.ts';
import { many, type Screen, type World } from '../world.ts';

function suggestions({ say, now }: World, source: Suggestions['source']): Suggestions {
  return {
    foundAt: now,
    source,
    found: many(
      (n) =>
        n % 2 === 0
          ? {
              kind: 'incident' as const,
              number: n + 1,
              title: say('Contour crash'),
              state: 'resolved' as const,
              outcome: say('a work-around'),
            }
          : {
              kind: 'issue' as const,
              repository: 'visit-dav/visit',
              number: n,
              url: 'https://github.com/visit-dav/visit/issues/1',
              title: say('Crash'),
              isOpen: true,
            },
      5,
    ),
  };
}

export function workScreens(world: World): readonly Screen[] {
  const { team, view, incident, alpha, delta, say, call, now } = world;
  const offered = many(
    (n) => ({
      issue: {
        repository: 'visit-dav/visit',
        number: n + 1,
        url: 'https://github.com/visit-dav/visit/issues/1',
        title: say('Typo in a tooltip'),
        body: say(''),
        isOpen: true,
        labels: many((m) => call(`label${String(m)}`)),
        assignees: [],
        comments: 2,
        createdAt: now,
      },
      size: 'small' as const,
      claimedBy: n % 4 === 0 ? delta : undefined,
    }),
    6,
  );
  const link = linkedMessage({
    ok: true,
    number: 41,
    target: { kind: 'incident', number: 7 },
    changed: true,
    canMerge: true,
  });
  return [
    {
      of: 'suggestions/suggestionsMessage',
      state: 'five',
      view: suggestionsMessage(view(), suggestions(world, 'asked')),
    },
    {
      of: 'suggestions/knownMessage',
      state: 'five, GitHub is away',
      view: knownMessage(team, say('contour crash'), suggestions(world, 'unreachable'), 41),
    },
    {
      of: 'suggestions/knownMessage',
      state: 'none',
      view: knownMessage(
        team,
        say('contour crash'),
        { foundAt: now, found: [], source: 'none' },
        undefined,
      ),
    },
    ...(link ? [{ of: 'suggestions/linkedMessage', state: 'may be merged', view: link }] : []),
    {
      of: 'suggestions/mergedMessage',
      state: 'merged',
      view: mergedMessage({
        ok: true,
        duplicate: 41,
        into: 7,
        customer: incident().customer,
        changed: true,
      }),
    },
    {
      of: 'fruit/fruitMessage',
      state: 'none',
      view: fruitMessage(
        {
          ok: true,
          team,
          label: call('low hanging fruit'),
          items: [],
          more: 0,
          renamedTo: undefined,
          claimed: [],
        },
        alpha.userId,
      ),
    },
    {
      of: 'fruit/fruitMessage',
      state: 'all that is offered, and renamed',
      view: fruitMessage(
        {
          ok: true,
          team,
          label: call('low hanging fruit'),
          items: offered,
          more: 60,
          renamedTo: 'visit-dav/visit2',
          claimed: [],
        },
        alpha.userId,
        '#7 is yours.',
      ),
    },
  ];
}
