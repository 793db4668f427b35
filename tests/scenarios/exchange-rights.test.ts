import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { answerCover } from '../../src/features/rotation/cover/answer-cover.ts';
import { giveBack } from '../../src/features/rotation/cover/give-back.ts';
import { requestCover } from '../../src/features/rotation/cover/request-cover.ts';
import { takeOver } from '../../src/features/rotation/cover/take-over.ts';
import { requestSwap } from '../../src/features/rotation/swap/request-swap.ts';
import { settleSwap } from '../../src/features/rotation/swap/settle-swap.ts';
import { rotationReaders } from '../support/rotation-readers.ts';
import { at, type Scenario, startScenario } from '../support/scenario.ts';

// delta asks foxtrot for a swap, and alpha, who is primary, asks bravo for a cover. alpha is the admin.
const ADMIN = { userId: 'U01ALPHA', name: 'alpha' };
const DELTA = { userId: 'U04DELTA', name: 'delta' };
const HOTEL = { userId: 'U08HOTEL', name: 'hotel' };
const UMA = { userId: 'U09USER', name: 'uma' };

let scenario: Scenario;
const { events } = rotationReaders(() => scenario);
let deliveries = 0;
const delivery = (): string => `test:${String((deliveries += 1))}`;

beforeEach(async () => {
  scenario = await startScenario('2027-01-12 09:00');
  const { context } = scenario.app();
  const wish = {
    forUser: undefined,
    withUser: 'U06FOXTROT',
    gives: '2027-02-08',
    gets: '2027-02-15',
  };
  await requestSwap(context, {
    delivery: delivery(),
    team: 'visit',
    by: DELTA,
    wish,
    override: [],
  });
  await requestCover(context, {
    delivery: delivery(),
    team: 'visit',
    by: ADMIN,
    wish: {
      forUser: undefined,
      toUser: 'U02BRAVO',
      from: at('2027-01-13 08:00'),
      to: at('2027-01-13 17:00'),
    },
  });
});
afterEach(async () => {
  await scenario.end();
});

type Who = typeof ADMIN;
type Try = (by: Who) => Promise<{ readonly ok: boolean }>;

const context = () => scenario.app().context;
const swapAs =
  (answer: 'accept' | 'decline' | 'withdraw'): Try =>
  async (by) =>
    await settleSwap(context(), { delivery: delivery(), swap: 'swap-1', by, answer });
const coverAs =
  (answer: 'take' | 'decline' | 'withdraw'): Try =>
  async (by) =>
    await answerCover(context(), { delivery: delivery(), offer: 'cover-offer-1', by, answer });
const forDelta: Try = async (by) =>
  await takeOver(context(), {
    delivery: delivery(),
    team: 'visit',
    by,
    forUser: 'U04DELTA',
    kind: 'step-up',
    to: at('2027-01-12 17:00'),
  });
const backForDelta: Try = async (by) =>
  await giveBack(context(), {
    delivery: delivery(),
    team: 'visit',
    by,
    forUser: 'U04DELTA',
    when: undefined,
  });

describe('what others asked of each other', () => {
  it.each([
    ['swap-accept', swapAs('accept'), true],
    ['swap-decline', swapAs('decline'), true],
    ['swap-withdraw', swapAs('withdraw'), true],
    // Whoever takes a cover is on duty: not even an admin takes it in another's name.
    ['cover-take', coverAs('take'), false],
    ['cover-decline', coverAs('decline'), true],
    ['cover-withdraw', coverAs('withdraw'), true],
    ['step-up', forDelta, true],
    // delta holds nobody's role.
    ['back', backForDelta, false],
  ] as const)('is not answered by strangers or third persons: %s', async (what, act, adminMay) => {
    for (const by of [UMA, HOTEL]) {
      expect(await act(by)).toMatchObject({
        ok: false,
        code: by === UMA ? 'not-on-team' : 'not-yours',
      });
      expect(await events()).toContainEqual({ type: 'refused', by, what });
    }
    expect((await act(ADMIN)).ok).toBe(adminMay);
  });

  it('is answered by an admin on the record', async () => {
    expect(await swapAs('accept')(ADMIN)).toMatchObject({ ok: true, state: 'accepted' });
    expect(await events()).toContainEqual(
      expect.objectContaining({ type: 'swap-settled', as: 'accepted', by: ADMIN }),
    );
    await scenario.settle();
    for (const user of ['U04DELTA', 'U06FOXTROT']) {
      const texts = scenario
        .directMessages(user)
        .map(({ channel = '', ts = '' }) => scenario.slack.message(channel, ts)?.text);
      expect(texts.join()).toContain('✅ Swapped');
    }
  });
});
