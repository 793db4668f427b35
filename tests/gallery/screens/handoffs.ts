import { handOffForm, handoffMessage } from '../../../src/adapters/slack/views/handoff.ts';
import type { HandoffView } from '../../../src/features/handoff/handoff-view.ts';
import { ALPHA, at } from '../../support/fixtures.ts';
import { many, type Screen, type World } from '../world.ts';
import { mailView } from './customer-mails.ts';

/** What changes hands at the end of a week, so many incidents of it. */
export function handoffView(
  { team, alpha, delta, foxtrot, incident, say, call, now }: World,
  state: HandoffView['handoff']['state'],
  count: number,
): HandoffView {
  return {
    team,
    from: alpha,
    to: delta,
    backup: foxtrot,
    closesAt: at('2027-01-15 17:00'),
    kept: many((n) => incident({ number: 200 + n }), count),
    lines: many(
      (n) => ({
        incident: incident({ number: n + 1 }),
        item:
          n % 2 === 0
            ? {
                number: n + 1,
                choice: 'hand-off' as const,
                note: say('Waiting for the dump.'),
                by: ALPHA,
              }
            : undefined,
      }),
      count,
    ),
    mails: [],
    handoff: {
      id: 'h-1',
      team: 'visit',
      week: '2027-01-11',
      fromId: 'a',
      namedId: undefined,
      state,
      items: [],
      beganAt: now,
      handed:
        state === 'open'
          ? undefined
          : { at: now, toId: 'd', backupId: 'f', incidents: [], kept: [] },
      accepted:
        state === 'accepted' ? { by: { ...ALPHA, name: call('alpha') }, at: now } : undefined,
    },
  };
}

export function handoffScreens(world: World): readonly Screen[] {
  const handoffs = (['open', 'handed', 'accepted'] as const).flatMap((state) =>
    (['from', 'to', 'lead'] as const).map((reader) => ({
      of: 'handoff/handoffMessage',
      state: `${state}, to ${reader}, 40 incidents`,
      view: handoffMessage(handoffView(world, state, 40), reader),
    })),
  );
  const withMails = (count: number) => ({
    ...handoffView(world, 'open', count),
    mails: many((n) => mailView(world, n), count),
  });
  return [
    ...handoffs,
    ...(['from', 'to'] as const).map((reader) => ({
      of: 'handoff/handoffMessage',
      state: `with 40 mails to customers, to ${reader}`,
      view: handoffMessage(withMails(40), reader),
    })),
    {
      of: 'handoff/handOffForm',
      state: 'with a note',
      view: handOffForm('h-1', world.incident(), world.say('Waiting for the dump.')),
    },
    {
      of: 'handoff/handoffMessage',
      state: 'open, nothing to pass on',
      view: handoffMessage(handoffView(world, 'open', 0), 'from'),
    },
  ];
}
