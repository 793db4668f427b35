import { afterEach, describe, expect, it } from '@jest/globals';
import type { TeamEvent } from '../../src/domain/rotation/event.ts';
import type { LedgerEntry } from '../../src/doubles/slack/slack-double.ts';
import { type Scenario, startScenario } from '../support/scenario.ts';
import { until } from '../support/slack-double-start.ts';

// The demo's pairs from 11 January 2027: alpha and delta, charlie and foxtrot, hotel and bravo, echo and alpha, then
// delta and golf (8 Feb), foxtrot and charlie (15 Feb), golf and hotel, bravo and echo (1 Mar).
const [ALPHA, DELTA, FOXTROT] = ['U01ALPHA', 'U04DELTA', 'U06FOXTROT'];
const SWAP = 'swap @foxtrot 8 Feb for 15 Feb';

let scenario: Scenario;
afterEach(async () => {
  await scenario.end();
});

/** Types the command and waits for the form that it opens. */
async function open(user: string, text: string): Promise<string> {
  const said = await scenario.say(user, text);
  if (said !== '') throw new Error(`no form: ${said}`);
  await until(() => scenario.slack.openViews(user).length > 0, 'the form is open');
  return formText(user);
}

const formText = (user: string): string =>
  JSON.stringify(scenario.slack.openViews(user).at(-1)?.blocks ?? []);

async function submit(user: string, values: Record<string, string> = {}) {
  const submitted = await scenario.slack.inject.submit({ user, values });
  await scenario.settle();
  return submitted;
}

async function ask(user = DELTA, text = SWAP): Promise<void> {
  await open(user, text);
  await submit(user);
}

const last = (user: string): LedgerEntry => {
  const entry = scenario.directMessages(user).at(-1);
  if (entry === undefined) throw new Error(`${user} got nothing`);
  return entry;
};

/** The message as it stands. */
const now = ({ channel = '', ts = '' }: LedgerEntry): string =>
  scenario.slack.message(channel, ts)?.text ?? '';

const whoOn = async (day: string): Promise<string> => await scenario.say('U09USER', `who ${day}`);

async function events(): Promise<readonly object[]> {
  const logged = await scenario
    .app()
    .store.transaction(async (tx) => await tx.log.ofTeam('visit', 50));
  return logged.map(({ event }) => event);
}

describe('a swap of two weeks', () => {
  it('is seen with its effect, asked, seen by the other, and accepted: both are told, and the schedule follows', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    const form = await open(DELTA, SWAP);
    expect(form).toContain('You give primary 8 Feb and take foxtrot’s primary 15 Feb.');
    expect(form).toContain('For you: 2 weeks of rest instead of 3; 1 holiday week more.');
    expect(form).toContain('For foxtrot: 2 weeks of rest instead of 3; 1 holiday week fewer.');
    expect(form).toContain('Pairing and rest hold');
    expect(scenario.directMessages(FOXTROT)).toHaveLength(0);
    await submit(DELTA);

    const request = last(FOXTROT);
    expect(request.text).toBe(
      'delta asks you to swap: you take primary 8 Feb, delta takes your primary 15 Feb. Lapses Mon 8 Feb, 08:00 PST.',
    );
    expect(request.rendered).toContain(
      'For you: 2 weeks of rest instead of 3; 1 holiday week fewer.',
    );
    const kept = last(DELTA);
    expect(await whoOn('8 Feb')).toContain('delta is primary');

    await scenario.press(FOXTROT, 'swap_accept', request);
    expect(now(request)).toBe('✅ Swapped: foxtrot has primary 8 Feb, delta has primary 15 Feb.');
    expect(now(kept)).toBe(now(request));
    expect(last(DELTA).text).toBe(now(request));
    expect(await whoOn('8 Feb')).toBe('Mon 8 Feb: foxtrot is primary, golf is backup');
    expect(await whoOn('17 Feb')).toBe('Wed 17 Feb: delta is primary, charlie is backup');
    // The two, and nobody else.
    const told = scenario.slack.ledger().filter((e) => e.kind === 'post');
    expect(new Set(told.map((e) => e.to))).toEqual(new Set([DELTA, FOXTROT]));
    await scenario.stepTo('2027-02-08 10:00');
    expect(await scenario.say('U09USER', 'report Contour plot crashes')).toContain('<@U06FOXTROT>');
  });

  it('is chosen in a form with the coming weeks of both, where no week is named', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    const form = await open(DELTA, 'swap @foxtrot');
    expect(form).toContain('primary 8 Feb');
    expect(form).toContain('foxtrot · primary 15 Feb');
    expect(form).not.toContain('hotel');
    const chosen = await submit(DELTA, { gives: '2027-02-08', gets: 'U06FOXTROT/2027-02-15' });
    expect(chosen.outcome).toBe('updated');
    expect(formText(DELTA)).toContain('For foxtrot: 2 weeks of rest');
    expect((await submit(DELTA)).outcome).toBe('closed');
    expect(scenario.directMessages(FOXTROT)).toHaveLength(1);
  });

  it.each([
    'swap 8 Feb for @foxtrot 15 Feb',
    'swap my 8 Feb with <@U06FOXTROT|foxtrot> for 15 Feb',
    "swap 8 Feb for @foxtrot's 15 Feb",
    'swap @Foxtrot 10 Feb for 2027-02-19',
    'exchange @foxtrot 8 Feb, for 15 Feb',
  ])('is understood as “%s”', async (text) => {
    scenario = await startScenario('2027-01-12 09:00');
    expect(await open(DELTA, text)).toContain(
      'You give primary 8 Feb and take foxtrot’s primary 15 Feb.',
    );
  });

  it('says in the form which rule a choice breaks', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await open(FOXTROT, 'swap @echo');
    const chosen = await submit(FOXTROT, { gives: '2027-01-18', gets: 'U05ECHO/2027-03-01' });
    expect(chosen.errors?.['gets']).toContain('two newcomers would be on duty');
  });

  it('that would break a pair is refused with the reason, what would go instead, and who may set the rule aside', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    expect(await scenario.say(FOXTROT, 'swap @echo 18 Jan for 1 Mar')).toBe(
      'This swap is not possible. In the week of 18 Jan two newcomers would be on duty: charlie as primary, echo as backup. For backup 18 Jan these would go: charlie’s primary 18 Jan, hotel’s primary 25 Jan, bravo’s backup 25 Jan. An admin may set a rule aside: alpha.',
    );
    expect(await open(FOXTROT, 'swap @hotel 18 Jan for 25 Jan')).toContain(
      'Pairing and rest hold as before',
    );
  });

  it('may be asked by an admin for somebody, over a rule: both are told, and it is recorded', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    const form = await open(ALPHA, 'swap @foxtrot @echo 18 Jan for 1 Mar');
    expect(form).toContain('An admin sets a rule aside');
    await submit(ALPHA);
    expect(last('U05ECHO').rendered).toContain('Asked by alpha, an admin, for foxtrot.');
    expect(last(FOXTROT).text).toContain('alpha asked for you: echo to swap');
    expect(await events()).toContainEqual(
      expect.objectContaining({
        type: 'swap-requested',
        by: { userId: ALPHA, name: 'alpha' },
        overridden: ['pairing:2027-01-18'],
      }),
    );
    await scenario.press('U05ECHO', 'swap_accept', last('U05ECHO'));
    expect(await whoOn('20 Jan')).toContain('charlie is primary, echo is backup');
  });

  it('is declined, and the schedule stays', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await ask();
    await scenario.press(FOXTROT, 'swap_decline', last(FOXTROT));
    const words =
      'Not swapped: foxtrot declined. delta keeps primary 8 Feb, foxtrot primary 15 Feb.';
    expect(last(DELTA).text).toBe(words);
    expect(now(last(FOXTROT))).toBe(words);
    expect(await whoOn('8 Feb')).toContain('delta is primary');
  });

  it('is withdrawn by the one who asked, and a late yes does nothing', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await ask();
    const request = last(FOXTROT);
    await scenario.press(DELTA, 'swap_withdraw', last(DELTA));
    expect(now(request)).toContain('Not swapped: delta withdrew the request.');
    await expect(scenario.press(FOXTROT, 'swap_accept', request)).rejects.toThrow('Shown: nothing');
    expect(await whoOn('8 Feb')).toContain('delta is primary');
  });

  it('leaves no button behind where it was withdrawn before Slack had said that the request is out', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await open(DELTA, SWAP);
    scenario.slack.setFaults({
      seed: 1,
      rules: [
        { method: 'chat.postMessage', user: FOXTROT, probability: 1, times: 1, kind: 'reply_lost' },
      ],
    });
    await submit(DELTA);
    await scenario.press(DELTA, 'swap_withdraw', last(DELTA));
    const request = last(FOXTROT);
    expect(now(request)).toContain('delta asks you to swap');
    await scenario.stepTo('2027-01-12 09:01');
    expect(now(request)).toContain('Not swapped: delta withdrew the request.');
    expect(scenario.directMessages(FOXTROT)).toHaveLength(1);
  });

  it('lapses when the earlier week begins, also where the bot was down then', async () => {
    scenario = await startScenario('2027-02-05 16:00');
    await ask();
    const request = last(FOXTROT);
    await scenario.downUntil('2027-02-08 08:05');
    const words =
      'Not swapped: there was no answer in time. delta keeps primary 8 Feb, foxtrot primary 15 Feb.';
    expect(now(request)).toBe(words);
    expect(last(DELTA).text).toBe(words);
  });

  it('is done once when it is accepted twice in the same second', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await ask();
    const request = last(FOXTROT);
    await Promise.all([
      scenario.press(FOXTROT, 'swap_accept', request),
      scenario.press(FOXTROT, 'swap_accept', request),
    ]);
    const settled = (await events()).filter(
      (event) => 'type' in event && event.type === ('swap-settled' satisfies TeamEvent['type']),
    );
    expect(settled).toHaveLength(1);
    expect(await whoOn('8 Feb')).toContain('foxtrot is primary');
    expect(scenario.directMessages(DELTA)).toHaveLength(2);
  });

  it('lapses with a word to both when one of the seats went to somebody else meanwhile', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await ask();
    const request = last(FOXTROT);
    await ask('U06FOXTROT', 'swap @hotel 15 Feb for 22 Feb');
    await scenario.press('U08HOTEL', 'swap_accept', last('U08HOTEL'));
    expect(now(request)).toContain('Not swapped: the schedule has changed since delta asked');
    expect(last(DELTA).text).toContain('The request has lapsed');
    expect(scenario.directMessages(FOXTROT).map((e) => e.text)).toContainEqual(
      expect.stringContaining('The request has lapsed'),
    );
    expect(await whoOn('8 Feb')).toContain('delta is primary');
  });

  it('there and back leaves everybody where they were', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await ask();
    await scenario.press(FOXTROT, 'swap_accept', last(FOXTROT));
    await ask(FOXTROT, 'swap @delta 8 Feb for 15 Feb');
    await scenario.press(DELTA, 'swap_accept', last(DELTA));
    expect(await whoOn('8 Feb')).toBe('Mon 8 Feb: delta is primary, golf is backup');
    expect(await whoOn('17 Feb')).toBe('Wed 17 Feb: foxtrot is primary, charlie is backup');
  });

  it.each([
    [DELTA, 'swap @delta 8 Feb for 15 Feb', 'A swap takes two people'],
    [DELTA, 'swap @foxtrot 11 Jan for 15 Feb', 'The week of 11 Jan has begun already'],
    [DELTA, 'swap @foxtrot 2027-01-04 for 15 Feb', 'has begun already'],
    [DELTA, 'swap @foxtrot 15 Feb for 8 Feb', 'The week to give comes first: 8 Feb for 15 Feb'],
    [
      DELTA,
      'swap @foxtrot 18 Jan for 15 Feb',
      'delta is not on duty in the week of 18 Jan. Their weeks: primary 8 Feb',
    ],
    [DELTA, 'swap @foxtrot 8 Feb for 22 Feb', 'foxtrot is not on duty in the week of 22 Feb'],
    [DELTA, 'swap @fox 8 Feb for 15 Feb', 'did you mean @foxtrot?'],
    [DELTA, 'swap @foxtrot 9999-12-31 for 15 Feb', 'more than a year away'],
    [DELTA, 'swap @foxtrot 8/2 for 15 Feb', 'can be read in two ways'],
    [
      DELTA,
      'swap @hotel @foxtrot 22 Feb for 15 Feb',
      'Only an admin of VisIt may do that for somebody else: alpha.',
    ],
    ['U09USER', SWAP, 'Only the people on VisIt’s rotation and its admins may do that.'],
  ])('is refused to %s who says %s', async (user, text, words) => {
    scenario = await startScenario('2027-01-12 09:00');
    expect(await scenario.say(user, text)).toContain(words);
    expect(scenario.slack.ledger().filter((e) => e.kind === 'post')).toEqual([]);
  });

  it('is refused to a stranger, and that is recorded', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say('U09USER', SWAP);
    expect(await events()).toContainEqual({
      type: 'refused',
      by: { userId: 'U09USER', name: 'uma' },
      what: 'swap',
    });
  });

  it('is refused while somebody is away in the week that they would get', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.app().store.transaction(async (tx) => {
      const foxtrot = (await tx.people.byUser(FOXTROT))[0]?.id ?? '';
      await tx.people.replaceTimeOff(foxtrot, [{ from: '2027-02-10', to: '2027-02-12' }]);
    });
    expect(await scenario.say(DELTA, SWAP)).toContain('foxtrot is away 10 Feb–12 Feb.');
  });

  it('is judged again when it is accepted', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await ask();
    await scenario.app().store.transaction(async (tx) => {
      const foxtrot = (await tx.people.byUser(FOXTROT))[0]?.id ?? '';
      await tx.people.replaceTimeOff(foxtrot, [{ from: '2027-02-10', to: '2027-02-12' }]);
    });
    await scenario.press(FOXTROT, 'swap_accept', last(FOXTROT));
    const words = 'This swap is not possible any more. foxtrot is away 10 Feb–12 Feb.';
    await until(
      () => scenario.slack.ledger().some((e) => e.to === FOXTROT && e.text === words),
      'the reason is said',
    );
    expect(await whoOn('8 Feb')).toContain('delta is primary');
  });
});
