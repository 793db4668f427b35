import { describe, expect, it } from '@jest/globals';
import { coverForm } from '../../../../src/adapters/slack/views/cover-form.ts';
import {
  coverEndedNotice,
  coverNotice,
  coverOfferNotice,
} from '../../../../src/adapters/slack/views/cover-notices.ts';
import type { CoverOfferView } from '../../../../src/features/rotation/cover/cover-offer-view.ts';
import { ALPHA, at, DELTA, FOXTROT, newResponder, visit } from '../../../support/fixtures.ts';

const who = { id: 'a', ...newResponder(ALPHA) };
const asked = { id: 'd', ...newResponder(DELTA) };
const NAMES = new Map([ALPHA, DELTA, FOXTROT].map(({ userId, name }) => [userId, name]));
const names = (userId: string): string => NAMES.get(userId) ?? 'someone';

function view(changes: Partial<CoverOfferView['offer']> = {}): CoverOfferView {
  return {
    team: visit(),
    who,
    asked: changes.toId === undefined ? undefined : asked,
    reasons: [],
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
      ...changes,
    },
  };
}

const buttons = (message: { readonly blocks: readonly object[] }): readonly string[] =>
  [...JSON.stringify(message.blocks).matchAll(/"action_id":"(\w+)"/gu)].map(([, id = '']) => id);

describe('a request for a cover', () => {
  it('to all names the one on duty without notifying them, and says that the first has it', () => {
    const message = coverOfferNotice(view(), 'all');
    expect(message.text).toBe('alpha needs somebody as primary Thu 14 Jan, 13:00–17:00 PST.');
    expect(JSON.stringify(message.blocks)).toContain('The first to say so has it.');
    expect(JSON.stringify(message.blocks)).not.toContain('<@');
    expect(buttons(message)).toEqual(['cover_take']);
  });

  it('to one person can be declined', () => {
    const message = coverOfferNotice(view({ toId: 'd' }), 'asked');
    expect(message.text).toContain('alpha asks you to cover as primary');
    expect(buttons(message)).toEqual(['cover_take', 'cover_decline']);
  });

  it('is kept by the one who asked, who can withdraw it', () => {
    const message = coverOfferNotice(view({ toId: 'd', askedBy: FOXTROT }), 'asker');
    expect(message.text).toContain('foxtrot asked for you: delta to cover you as primary');
    expect(buttons(message)).toEqual(['cover_withdraw']);
  });

  it.each([
    [
      'taken',
      undefined,
      '✅ delta covers as primary Thu 14 Jan, 13:00–17:00 PST, instead of alpha.',
    ],
    [
      'declined',
      undefined,
      'Not covered: delta declined. alpha stays primary Thu 14 Jan, 13:00–17:00 PST.',
    ],
    [
      'withdrawn',
      undefined,
      'No longer needed: delta withdrew the request for primary Thu 14 Jan, 13:00–17:00 PST.',
    ],
    [
      'lapsed',
      'untaken',
      'Not covered: nobody took it. alpha stays primary Thu 14 Jan, 13:00–17:00 PST.',
    ],
    [
      'lapsed',
      'changed',
      'No longer needed: who is primary Thu 14 Jan, 13:00–17:00 PST has changed since alpha asked.',
    ],
  ] as const)('that was %s (%s) says so, and has no buttons', (state, why, words) => {
    const settled = { at: at('2027-01-13 09:00'), by: DELTA, why };
    for (const reader of ['all', 'asked', 'asker', 'both'] as const) {
      const message = coverOfferNotice(view({ state, settled }), reader);
      expect(message.text).toBe(words);
      expect(buttons(message)).toEqual([]);
    }
  });

  it('shows days where it lasts for several', () => {
    const message = coverOfferNotice(view({ to: at('2027-01-15 17:00') }), 'all');
    expect(message.text).toContain('Thu 14 Jan, 13:00 – Fri 15 Jan, 17:00 PST');
  });
});

describe('the notice of a cover', () => {
  const cover = {
    about: 'cover',
    kind: 'take',
    role: 'primary',
    by: FOXTROT.userId,
    insteadOf: ALPHA.userId,
    from: at('2027-01-12 09:00'),
    to: at('2027-01-12 17:00'),
  } as const;

  it.each([
    ['take', 'foxtrot takes over as primary instead of alpha, until Tue 12 Jan, 17:00 PST'],
    ['step-up', 'foxtrot steps up as primary instead of alpha, until Tue 12 Jan, 17:00 PST'],
    ['delegation', 'foxtrot is now primary instead of alpha, until Tue 12 Jan, 17:00 PST'],
    ['cover', 'foxtrot covers as primary instead of alpha, until Tue 12 Jan, 17:00 PST'],
  ] as const)('says for a %s who, instead of whom and until when', (kind, words) => {
    expect(coverNotice({ ...cover, kind }, visit(), names).text).toBe(words);
  });

  it('names the admin who saw to it', () => {
    const message = coverNotice({ ...cover, arrangedBy: DELTA.userId }, visit(), names);
    expect(JSON.stringify(message.blocks)).toContain('delta saw to it, as an admin.');
  });

  it('says who has the role again when it ended early, or was called off', () => {
    const ended = {
      about: 'cover-ended',
      role: 'primary',
      by: ALPHA.userId,
      held: FOXTROT.userId,
      now: ALPHA.userId,
    } as const;
    expect(coverEndedNotice({ ...ended, calledOff: undefined }, visit(), names).text).toBe(
      'alpha is primary again; foxtrot no longer is.',
    );
    const calledOff = { from: cover.from, to: cover.to };
    expect(coverEndedNotice({ ...ended, calledOff }, visit(), names).text).toBe(
      'alpha called off foxtrot’s cover as primary, Tue 12 Jan, 09:00–17:00 PST: alpha is on duty then.',
    );
  });
});

describe('the form that asks for a cover', () => {
  const options = {
    team: visit(),
    forUser: undefined,
    name: 'alpha',
    duties: [
      {
        role: 'primary',
        responder: who,
        reason: 'rotation',
        from: at('2027-01-11 08:00'),
        to: at('2027-01-15 17:00'),
      },
    ],
    people: [asked],
    toUser: undefined,
    now: at('2027-01-12 09:24'),
  } as const;

  it('is of the rest of the day, unless another time is chosen, and says when one is on duty', () => {
    const { blocks } = coverForm(options);
    expect(blocks[0]).toMatchObject({
      elements: [{ text: expect.stringContaining('Yours: primary Mon 11 Jan – Fri 15 Jan.') }],
    });
    expect(blocks[1]).toMatchObject({
      block_id: 'from',
      element: { initial_date_time: at('2027-01-12 09:24') / 1_000 },
    });
    expect(blocks[2]).toMatchObject({
      block_id: 'to',
      element: { initial_date_time: at('2027-01-12 17:00') / 1_000 },
    });
  });

  it('asks everybody unless somebody is named', () => {
    const chosen = (form: ReturnType<typeof coverForm>): string =>
      JSON.stringify(form.blocks.at(-1));
    expect(chosen(coverForm({ ...options, toUser: undefined }))).toMatch(
      /initial_option.*"value":"everybody"/u,
    );
    expect(chosen(coverForm({ ...options, toUser: DELTA.userId }))).toMatch(
      /initial_option.*"value":"U04DELTA"/u,
    );
  });
});
