import {
  coverRequestedMessage,
  givenBackMessage,
  takenOverMessage,
  takeRefusal,
} from '../../../src/adapters/slack/views/cover-answers.ts';
import { coverOfferNotice } from '../../../src/adapters/slack/views/cover-notices.ts';
import { swapConfirmForm } from '../../../src/adapters/slack/views/swap-forms.ts';
import { swapNotice } from '../../../src/adapters/slack/views/swap-notices.ts';
import type { SeatEffect } from '../../../src/domain/rotation/seats/seat-change.ts';
import type { Request } from '../../../src/features/home/own-part.ts';
import type { CoverOfferView } from '../../../src/features/rotation/cover/cover-offer-view.ts';
import type { SwapView } from '../../../src/features/rotation/swap/swap-view.ts';
import { ALPHA, at, FOXTROT } from '../../support/fixtures.ts';
import type { Screen, World } from '../world.ts';

const EFFECT: SeatEffect = {
  people: [
    {
      responderId: 'a',
      rest: { before: 4, after: 2 },
      load: { primary: 0, backup: 0, holiday: 0 },
    },
    {
      responderId: 'd',
      rest: { before: 1, after: 0 },
      load: { primary: 1, backup: -1, holiday: 2 },
    },
  ],
  broken: [],
};

function swapView(
  { team, alpha, delta, nameOf }: World,
  swap: Partial<SwapView['swap']>,
): SwapView {
  return {
    team,
    asker: alpha,
    asked: delta,
    nameOf,
    effect: EFFECT,
    swap: {
      id: 'swap-1',
      team: 'visit',
      askedBy: ALPHA,
      gives: { week: '2027-02-08', role: 'primary', responderId: 'a' },
      gets: { week: '2027-02-22', role: 'backup', responderId: 'd' },
      overridden: [],
      requestedAt: at('2027-01-12 09:00'),
      lapsesAt: at('2027-02-08 08:00'),
      state: 'requested',
      settled: undefined,
      ...swap,
    },
  };
}

function coverView(
  { team, alpha, delta, say }: World,
  offer: Partial<CoverOfferView['offer']>,
): CoverOfferView {
  return {
    team,
    who: alpha,
    asked: offer.toId === undefined ? undefined : delta,
    reasons: [say('both would be newcomers')],
    offer: {
      id: 'cover-offer-1',
      team: 'visit',
      askedBy: ALPHA,
      forId: 'a',
      toId: undefined,
      role: 'primary',
      from: at('2027-01-14 13:00'),
      to: at('2027-01-14 17:00'),
      requestedAt: at('2027-01-12 09:00'),
      lapsesAt: at('2027-01-14 13:00'),
      state: 'open',
      settled: undefined,
      overridden: [],
      ...offer,
    },
  };
}

export const swapRequest = (world: World, id: string, reader: 'asked' | 'asker'): Request => ({
  about: 'swap',
  reader,
  view: swapView(world, { id }),
});

export const coverRequest = (world: World, id: string, reader: 'asked' | 'asker'): Request => ({
  about: 'cover',
  reader,
  view: coverView(world, { id, toId: 'd' }),
});

export function exchangeScreens(world: World): readonly Screen[] {
  const { team, alpha, delta, say, call, nameOf, now } = world;
  const by = (['asker', 'asked', 'both'] as const).map((reader) => ({
    of: 'swap-notices/swapNotice',
    state: `to ${reader}`,
    view: swapNotice(swapView(world, { askedBy: { ...FOXTROT, name: call('foxtrot') } }), reader),
  }));
  const settled = (['accepted', 'declined', 'withdrawn', 'lapsed'] as const).map((state) => ({
    of: 'swap-notices/swapNotice',
    state,
    view: swapNotice(
      swapView(world, {
        state,
        settled: { by: { ...ALPHA, name: call('alpha') }, at: now, why: undefined },
      }),
      'both',
    ),
  }));
  const offers = (['asker', 'asked', 'all', 'both'] as const).map((reader) => ({
    of: 'cover-notices/coverOfferNotice',
    state: `to ${reader}`,
    view: coverOfferNotice(coverView(world, { toId: 'd', overridden: ['pairing'] }), reader),
  }));
  return [
    ...by,
    ...settled,
    ...offers,
    {
      of: 'swap-forms/swapConfirmForm',
      state: 'what it does',
      view: swapConfirmForm(
        team,
        { forUser: undefined, withUser: 'U04DELTA', gives: '2027-02-08', gets: '2027-02-22' },
        {
          ok: true,
          gives: { week: '2027-02-08', role: 'primary', responderId: 'a' },
          gets: { week: '2027-02-22', role: 'backup', responderId: 'd' },
          asker: alpha,
          asked: delta,
          effect: EFFECT,
          lapsesAt: at('2027-02-08 08:00'),
        },
        nameOf,
      ),
    },
    {
      of: 'cover-answers/coverRequestedMessage',
      state: 'one is asked',
      view: coverRequestedMessage(
        {
          ok: true,
          offer: '1',
          role: 'primary',
          from: now,
          to: now + 3_600_000,
          asked: delta.name,
          lapsesAt: now,
        },
        team,
      ),
    },
    {
      of: 'cover-answers/takeRefusal',
      state: 'breaks a rule',
      view: takeRefusal(
        {
          ok: false,
          code: 'rule-broken',
          message: say('Both would be newcomers.'),
          aside: ['pairing'],
        },
        '1',
      ),
    },
    ...(['delegation', 'step-up', 'take'] as const).map((kind) => ({
      of: 'cover-answers/takenOverMessage',
      state: kind,
      view: takenOverMessage(
        { ok: true, kind, primary: delta, insteadOf: alpha, to: now },
        team,
        'U04DELTA',
      ),
    })),
    {
      of: 'cover-answers/givenBackMessage',
      state: 'given back',
      view: givenBackMessage(
        {
          ok: true,
          cover: {
            id: 'c',
            kind: 'cover',
            role: 'primary',
            responderId: 'd',
            from: now,
            to: now + 1,
            agreedAt: 1,
          },
          held: delta.name,
          now: alpha.name,
          isCalledOff: false,
        },
        team,
      ),
    },
  ];
}
