import { describe, expect, it } from '@jest/globals';
import { swapConfirmForm, swapForm } from '../../../../src/adapters/slack/views/swap-forms.ts';
import { swapNotice } from '../../../../src/adapters/slack/views/swap-notices.ts';
import type { SwapView } from '../../../../src/features/rotation/swap/swap-view.ts';
import { ALPHA, at, DELTA, FOXTROT, newResponder, visit } from '../../../support/fixtures.ts';

const asker = { id: 'a', ...newResponder(ALPHA) };
const asked = { id: 'd', ...newResponder(DELTA) };

const NO_LOAD = { primary: 0, backup: 0, holiday: 0 };

function view(changes: Partial<SwapView['swap']> = {}): SwapView {
  return {
    team: visit(),
    asker,
    asked,
    nameOf: (id) => (id === 'a' ? 'alpha' : 'delta'),
    effect: {
      people: [
        { responderId: 'a', rest: { before: 4, after: 2 }, load: NO_LOAD },
        {
          responderId: 'd',
          rest: { before: 1, after: 0 },
          load: { primary: 1, backup: -1, holiday: 2 },
        },
      ],
      broken: [],
    },
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
      ...changes,
    },
  };
}

const shown = (message: { readonly blocks: readonly object[] }): string =>
  JSON.stringify(message.blocks);

describe('the message about a swap', () => {
  it('to the one who is asked says who, what, what it does and until when, with the likeliest button first', () => {
    const message = swapNotice(view(), 'asked');
    expect(message.text).toBe(
      'alpha asks you to swap: you take primary 8 Feb, alpha takes your backup 22 Feb. Lapses Mon 8 Feb, 08:00 PST.',
    );
    expect(shown(message)).toContain(
      'For you: no rest instead of 1; 1 week as primary more, 1 week as backup fewer, 2 holiday weeks more. Pairing and rest hold as before, and nobody is away.',
    );
    expect(message.blocks.at(-1)).toMatchObject({
      elements: [
        { text: { text: 'Swap' }, action_id: 'swap_accept', value: 'swap-1', style: 'primary' },
        { text: { text: 'Decline' }, action_id: 'swap_decline', value: 'swap-1' },
      ],
    });
  });

  it('to the one who asked says what it does to them, and can be withdrawn', () => {
    const message = swapNotice(view(), 'asker');
    expect(message.text).toContain('You asked delta to swap: you give primary 8 Feb');
    expect(shown(message)).toContain('For you: 2 weeks of rest instead of 4; load unchanged.');
    expect(shown(message)).toContain('swap_withdraw');
  });

  it('names the admin who asked for somebody', () => {
    const swap = view({ askedBy: FOXTROT });
    expect(shown(swapNotice(swap, 'asked'))).toContain('Asked by foxtrot, an admin, for alpha.');
    expect(swapNotice(swap, 'asker').text).toContain('foxtrot asked for you: delta to swap');
  });

  it.each([
    ['accepted', undefined, '✅ Swapped: delta has primary 8 Feb, alpha has backup 22 Feb.'],
    [
      'declined',
      undefined,
      'Not swapped: delta declined. alpha keeps primary 8 Feb, delta backup 22 Feb.',
    ],
    [
      'withdrawn',
      undefined,
      'Not swapped: delta withdrew the request. alpha keeps primary 8 Feb, delta backup 22 Feb.',
    ],
    [
      'lapsed',
      'unanswered',
      'Not swapped: there was no answer in time. alpha keeps primary 8 Feb, delta backup 22 Feb.',
    ],
    [
      'lapsed',
      'changed',
      'Not swapped: the schedule has changed since alpha asked delta to swap primary 8 Feb for backup 22 Feb. The request has lapsed; `/oncall swap` asks anew.',
    ],
  ] as const)('that was %s (%s) says so to both, and has no buttons', (state, why, words) => {
    const settled = { at: at('2027-01-13 09:00'), by: DELTA, why };
    for (const reader of ['asked', 'asker', 'both'] as const) {
      const message = swapNotice(view({ state, settled }), reader);
      expect(message.text).toBe(words);
      expect(message.blocks.map((block) => block.type)).toEqual(['section']);
    }
  });

  it('lets no name become a mention', () => {
    const tricky = { ...view(), asker: { ...asker, name: '<!channel>' } };
    expect(shown(swapNotice(tricky, 'asked'))).not.toContain('<!channel>');
  });
});

describe('the forms of a swap', () => {
  it('offer the coming weeks of both, the named one chosen already', () => {
    const seat = { week: '2027-02-08', role: 'primary', responderId: 'a' } as const;
    const other = { week: '2027-02-22', role: 'backup', responderId: 'd' } as const;
    const form = swapForm({
      team: visit(),
      forUser: undefined,
      asker,
      own: [seat],
      others: [{ person: asked, seats: [other] }],
      gives: '2027-02-08',
    });
    expect(form.blocks.at(-2)).toMatchObject({
      label: { text: 'Your week' },
      element: { initial_option: { value: '2027-02-08', text: { text: 'primary 8 Feb' } } },
    });
    expect(form.blocks.at(-1)).toMatchObject({
      element: {
        option_groups: [
          {
            label: { text: 'delta' },
            options: [{ value: 'U04DELTA/2027-02-22', text: { text: 'delta · backup 22 Feb' } }],
          },
        ],
      },
    });
  });

  it('say to an admin which rule is set aside, and that it is recorded', () => {
    const { swap, effect } = view();
    const broken = [{ rule: 'twice', responderId: 'd', week: '2027-02-08' }] as const;
    const wish = {
      forUser: 'U01ALPHA',
      withUser: 'U04DELTA',
      gives: swap.gives.week,
      gets: swap.gets.week,
    };
    const form = swapConfirmForm(
      visit(),
      wish,
      { ok: true, ...swap, asker, asked, effect: { ...effect, broken } },
      () => 'delta',
    );
    expect(form.submit?.text).toBe('Ask all the same');
    expect(JSON.stringify(form.blocks)).toContain(
      'An admin sets a rule aside: delta would be primary and backup in the week of 8 Feb. It is recorded that you did.',
    );
    expect(JSON.parse(form.private_metadata ?? '')).toEqual({
      team: 'visit',
      wish,
      override: ['twice:2027-02-08:d'],
    });
  });
});
