import { afterEach, describe, expect, it } from '@jest/globals';
import type { LedgerEntry } from '../../src/doubles/slack/slack-double.ts';
import { type Scenario, startScenario } from '../support/scenario.ts';
import { until } from '../support/slack-double-start.ts';

// In the week of 11 January 2027 alpha is primary and delta backup; charlie and foxtrot follow, then hotel and bravo.
const [ALPHA, BRAVO, CHARLIE, DELTA] = ['U01ALPHA', 'U02BRAVO', 'U03CHARLIE', 'U04DELTA'];
const [FOXTROT, UMA] = ['U06FOXTROT', 'U09USER'];

let scenario: Scenario;
afterEach(async () => {
  await scenario.end();
});

const last = (user: string): LedgerEntry => {
  const entry = scenario.directMessages(user).at(-1);
  if (entry === undefined) throw new Error(`${user} got nothing`);
  return entry;
};

/** The message as it stands. */
const standing = ({ channel = '', ts = '' }: LedgerEntry): string =>
  scenario.slack.message(channel, ts)?.text ?? '';

/** What was posted to the channel, outside threads. */
const announced = (): readonly LedgerEntry[] =>
  scenario.slack
    .ledger()
    .filter((e) => e.kind === 'post' && e.channelName === 'visit-live' && !e.threadTs);

const onDuty = async (): Promise<string> => await scenario.say(UMA, '');

async function events(): Promise<readonly object[]> {
  const logged = await scenario
    .app()
    .store.transaction(async (tx) => await tx.log.ofTeam('visit', 50));
  return logged.map(({ event }) => event);
}

/** Waits for an answer that comes after the acknowledgement of a press. */
async function hears(user: string, words: string): Promise<void> {
  await until(
    () => scenario.slack.ledger().some((e) => e.to === user && e.text.includes(words)),
    `${user} is told: ${words}`,
  );
}

const timeOff = async (user: string, from: string, to: string): Promise<void> => {
  await scenario.app().store.transaction(async (tx) => {
    const id = (await tx.people.byUser(user))[0]?.id ?? '';
    await tx.people.replaceTimeOff(id, [{ from, to }]);
  });
};

describe('a cover for part of a week', () => {
  it('is asked of one person, agreed, and holds from its beginning to its end', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    const answer = await scenario.say(ALPHA, 'cover @bravo 14 Jan 13:00-17:00');
    expect(answer).toContain('bravo is asked to cover as primary');
    const request = last(BRAVO);
    expect(request.text).toBe('alpha asks you to cover as primary Thu 14 Jan, 13:00–17:00 PST.');
    await scenario.press(BRAVO, 'cover_take', request);
    const words = '✅ bravo covers as primary Thu 14 Jan, 13:00–17:00 PST, instead of alpha.';
    expect(standing(request)).toBe(words);
    expect(last(ALPHA).text).toBe(words);
    // Nobody else heard of it.
    expect(announced()).toHaveLength(0);

    await scenario.stepTo('2027-01-14 12:59');
    expect(await onDuty()).toBe('On duty for VisIt: bravo is primary, delta is backup');
    await scenario.stepTo('2027-01-14 16:59');
    expect(await scenario.say(UMA, 'report Contour plot crashes')).toContain('<@U02BRAVO>');
    await scenario.stepTo('2027-01-14 17:00');
    expect(await onDuty()).toBe('On duty for VisIt: alpha is primary, delta is backup');
    expect(await events()).toContainEqual({ type: 'duty-changed', cover: 'cover-1' });
  });

  it('is offered to all, and the first taker has it', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say(ALPHA, 'cover 14 Jan - 15 Jan');
    const [offer] = announced();
    if (offer === undefined) throw new Error('nothing was offered');
    expect(offer.text).toBe(
      'alpha needs somebody as primary Thu 14 Jan, 08:00 – Fri 15 Jan, 17:00 PST.',
    );
    await Promise.all([
      scenario.press(BRAVO, 'cover_take', offer),
      scenario.press(FOXTROT, 'cover_take', offer),
    ]);
    const taken = (await events()).filter((e) => 'type' in e && e.type === 'cover-agreed');
    expect(taken).toHaveLength(1);
    expect(standing(offer)).toMatch(/^✅ (bravo|foxtrot) covers as primary/u);
    expect(last(ALPHA).text).toBe(standing(offer));
    const taker = standing(offer).includes('bravo') ? BRAVO : FOXTROT;
    expect(last(taker).text).toBe(standing(offer));
    await hears(taker === BRAVO ? FOXTROT : BRAVO, 'This has been taken by');
  });

  it('is asked for in a form, which shows a bad time at its field', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say(ALPHA, 'cover @bravo');
    await until(() => scenario.slack.openViews(ALPHA).length > 0, 'the form is open');
    const unclear = await scenario.slack.inject.submit({ user: ALPHA, values: { span: '3-5' } });
    expect(unclear.errors?.['span']).toContain('is no day that I know');
    const done = await scenario.slack.inject.submit({
      user: ALPHA,
      values: { span: 'tomorrow afternoon' },
    });
    await scenario.settle();
    expect(done.outcome).toBe('closed');
    expect(last(BRAVO).text).toContain('Wed 13 Jan, 13:00–17:00');
  });

  it('is declined or withdrawn, and nothing changes', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say(ALPHA, 'cover @bravo tomorrow');
    await scenario.press(BRAVO, 'cover_decline', last(BRAVO));
    expect(last(ALPHA).text).toContain(
      'Not covered: bravo declined. alpha stays primary Wed 13 Jan',
    );
    await scenario.say(ALPHA, 'cover tomorrow');
    await scenario.press(ALPHA, 'cover_withdraw', last(ALPHA));
    expect(standing(announced()[0] ?? last(ALPHA))).toContain('alpha withdrew the request');
    expect(await scenario.say(UMA, 'who tomorrow')).toContain('alpha is primary');
  });

  it('lapses when it begins and nobody has taken it: the one on duty is told', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say(ALPHA, 'cover tomorrow afternoon');
    await scenario.stepTo('2027-01-13 13:00');
    expect(last(ALPHA).text).toContain('Not covered: nobody took it. alpha stays primary');
    expect(standing(announced()[0] ?? last(ALPHA))).toBe(last(ALPHA).text);
  });

  it('may be called off before it begins: both are told', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say(ALPHA, 'cover @bravo tomorrow');
    await scenario.press(BRAVO, 'cover_take', last(BRAVO));
    expect(await scenario.say(BRAVO, 'back')).toContain('name its day');
    expect(await scenario.say(BRAVO, 'back tomorrow')).toContain(
      'Called off: bravo does not cover',
    );
    expect(last(ALPHA).text).toContain('bravo called off bravo’s cover as primary, Wed 13 Jan');
    expect(await scenario.say(UMA, 'who tomorrow')).toContain('alpha is primary');
  });

  it('that overlaps another of the same role is refused, with the overlap named', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say(ALPHA, 'cover @bravo 14 Jan');
    await scenario.press(BRAVO, 'cover_take', last(BRAVO));
    const words = 'bravo holds the primary role by a cover Thu 14 Jan, 08:00–17:00 PST.';
    expect(await scenario.say(ALPHA, 'cover @foxtrot 14 Jan 13:00-15:00')).toContain(words);
    expect(await scenario.say(ALPHA, 'cover @foxtrot 13-14 Jan')).toContain(words);
  });

  it.each([
    [ALPHA, 'cover @delta tomorrow', 'delta holds the other role then'],
    [ALPHA, 'cover @alpha tomorrow', 'Nobody covers for themselves'],
    [ALPHA, 'cover @uma tomorrow', 'Nobody on VisIt’s rotation is called uma'],
    [ALPHA, 'cover 20 Jan', 'alpha is not on duty then: charlie is primary, foxtrot is backup.'],
    [ALPHA, 'cover 3/4', 'can be read in two ways'],
    [ALPHA, 'cover 18 Jan', 'The team is closed then'],
    [BRAVO, 'cover tomorrow', 'bravo is not on duty then: alpha is primary, delta is backup.'],
    [BRAVO, 'cover for @alpha tomorrow', 'Only an admin of VisIt may do that for somebody else'],
    [UMA, 'cover tomorrow', 'Only the people on VisIt’s rotation and its admins may do that.'],
    [UMA, 'take', 'Only the people on VisIt’s rotation and its admins may do that.'],
  ])('is refused to %s who says %s', async (user, text, words) => {
    scenario = await startScenario('2027-01-12 09:00');
    expect(await scenario.say(user, text)).toContain(words);
    expect(scenario.slack.ledger().filter((e) => e.kind === 'post')).toEqual([]);
  });

  it('is refused where a newcomer would stand without a veteran, or somebody is away', async () => {
    scenario = await startScenario('2027-01-18 09:00');
    // charlie, a newcomer, is primary, and foxtrot backup.
    expect(await scenario.say(FOXTROT, 'cover @echo 20 Jan')).toContain(
      'two newcomers would be on duty',
    );
    await timeOff(BRAVO, '2027-01-20', '2027-01-20');
    expect(await scenario.say(FOXTROT, 'cover @bravo 19-20 Jan')).toContain(
      'bravo is away 20 Jan.',
    );
    expect(await scenario.say(FOXTROT, 'cover @bravo 19 Jan')).toContain('bravo is asked');
    // Who was free when asked may be away when they say yes.
    await timeOff(BRAVO, '2027-01-19', '2027-01-19');
    await scenario.press(BRAVO, 'cover_take', last(BRAVO));
    await hears(BRAVO, 'bravo is away 19 Jan.');
  });

  it('is refused to a stranger who presses the button, and that is recorded', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say(ALPHA, 'cover tomorrow');
    const [offer] = announced();
    if (offer === undefined) throw new Error('nothing was offered');
    await scenario.press(UMA, 'cover_take', offer);
    await hears(UMA, 'Only the people on VisIt’s rotation');
    expect(await events()).toContainEqual({
      type: 'refused',
      by: { userId: UMA, name: 'uma' },
      what: 'cover-take',
    });
  });

  it('is asked by an admin for somebody who cannot: both are told', async () => {
    scenario = await startScenario('2027-01-19 09:00');
    await scenario.say(ALPHA, 'cover for @charlie @hotel 20 Jan');
    expect(last(CHARLIE).text).toContain('alpha asked for you: hotel to cover you as primary');
    await scenario.press('U08HOTEL', 'cover_take', last('U08HOTEL'));
    expect(last(CHARLIE).text).toContain('✅ hotel covers as primary Wed 20 Jan');
  });
});

describe('the primary role passes on at once', () => {
  it('when the primary falls ill on Tuesday: somebody takes over, and gives it back on Thursday', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    expect(await scenario.say(FOXTROT, 'take until end of Fri')).toContain(
      'You are primary instead of alpha until',
    );
    expect(last(ALPHA).text).toBe(
      'foxtrot takes over as primary instead of alpha, until Fri 15 Jan, 17:00 PST',
    );
    expect(announced().map((e) => e.text)).toEqual([last(ALPHA).text]);
    expect(await onDuty()).toBe('On duty for VisIt: foxtrot is primary, delta is backup');
    expect(await scenario.say(UMA, 'report Contour plot crashes')).toContain('<@U06FOXTROT>');
    await scenario.stepTo('2027-01-12 10:00');
    expect(scenario.pages(DELTA)).toHaveLength(1);
    expect(scenario.pages(ALPHA)).toHaveLength(0);
    await scenario.say(DELTA, 'responded 1');

    await scenario.stepTo('2027-01-14 09:00');
    expect(await scenario.say(ALPHA, 'back')).toContain('alpha is primary again, from now on');
    expect(last(FOXTROT).text).toBe('alpha is primary again; foxtrot no longer is.');
    expect(announced().at(-1)?.text).toBe('alpha is primary again; foxtrot no longer is.');
    expect(await onDuty()).toBe('On duty for VisIt: alpha is primary, delta is backup');
    const kinds = (await events()).map((e) => ('type' in e ? e.type : ''));
    expect(kinds).toEqual(['cover-agreed', 'duty-changed', 'cover-ended', 'duty-changed']);
  });

  it('with the customers who still wait for a first answer, and without what somebody is on', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say(UMA, 'report Contour plot crashes');
    await scenario.say(UMA, 'report Colours are wrong');
    await scenario.say(ALPHA, 'onit 2');
    await scenario.say(DELTA, 'stepup');
    expect(scenario.card(1)).toContain('delta to give the first answer');
    expect(scenario.card(2)).toContain('alpha is on it');
    await scenario.stepTo('2027-01-12 09:30');
    expect(last(DELTA).text).toContain('INC-1 needs a first answer');
    await scenario.say(DELTA, 'back');
    expect(scenario.card(1)).toContain('delta to give the first answer');
  });

  it('when the backup steps up: the two change seats, pages go to the other, and the day’s end gives it back', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    expect(await scenario.say(DELTA, 'stepup')).toContain('You are primary instead of alpha until');
    expect(await onDuty()).toBe('On duty for VisIt: delta is primary, alpha is backup');
    expect(last(ALPHA).text).toContain('delta steps up as primary instead of alpha');
    await scenario.say(UMA, 'report Contour plot crashes');
    await scenario.stepTo('2027-01-12 10:00');
    expect(scenario.pages(ALPHA)).toHaveLength(1);
    expect(scenario.pages(DELTA)).toHaveLength(0);
    await scenario.say(ALPHA, 'responded 1');
    await scenario.stepTo('2027-01-12 17:00');
    expect(await onDuty()).toBe('On duty for VisIt: alpha is primary, delta is backup');
  });

  it('gives a page to whoever stepped up, where the primary’s seat was taken behind them', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say(UMA, 'report Contour plot crashes');
    // bravo covers the backup seat from 09:30 on.
    await scenario.say(DELTA, 'cover @bravo 09:30-17:00');
    await scenario.press(BRAVO, 'cover_take', last(BRAVO));
    await scenario.stepTo('2027-01-12 10:00');
    expect(scenario.pages(BRAVO)).toHaveLength(1);
    expect(scenario.pages(DELTA)).toHaveLength(0);
  });

  it('when the primary delegates: the backup is told, and the channel', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    expect(await scenario.say(ALPHA, 'delegate until 15:00')).toContain('delta is primary until');
    expect(last(DELTA).text).toBe(
      'delta is now primary instead of alpha, until Tue 12 Jan, 15:00 PST',
    );
    expect(announced()).toHaveLength(1);
    expect(await onDuty()).toBe('On duty for VisIt: delta is primary, alpha is backup');
    await scenario.stepTo('2027-01-12 15:00');
    expect(await onDuty()).toBe('On duty for VisIt: alpha is primary, delta is backup');
  });

  it('is done once for one delivery, and for an admin in somebody’s name', async () => {
    scenario = await startScenario('2027-01-19 09:00');
    const said = { user: ALPHA, channel: 'visit-live', text: 'delegate for @charlie until 15:00' };
    await scenario.slack.inject.command({ ...said, triggerId: 'T1.same' });
    await scenario.slack.inject.command({ ...said, triggerId: 'T1.same' });
    await scenario.settle();
    expect(scenario.directMessages(FOXTROT)).toHaveLength(1);
    expect(scenario.directMessages(CHARLIE)).toHaveLength(1);
    expect(last(CHARLIE).rendered).toContain('alpha saw to it, as an admin.');
    expect(await onDuty()).toBe('On duty for VisIt: foxtrot is primary, charlie is backup');
  });

  it.each([
    [BRAVO, 'delegate', 'alpha is primary of VisIt now: only the primary hands the role over'],
    [BRAVO, 'stepup', 'delta is backup of VisIt now: only the backup steps up'],
    [ALPHA, 'stepup', 'alpha is primary already'],
    [ALPHA, 'take', 'alpha is primary already'],
    [DELTA, 'stepup until Thu', 'may or may not include that day'],
    [DELTA, 'stepup until 3', 'may be morning or afternoon'],
    [DELTA, 'stepup until 19 Jan 12:00', 'The duty week ends before that'],
    [DELTA, 'back', 'delta holds nobody’s role, and nobody holds theirs'],
  ])('is refused to %s who says %s', async (user, text, words) => {
    scenario = await startScenario('2027-01-12 09:00');
    expect(await scenario.say(user, text)).toContain(words);
    expect(scenario.slack.ledger().filter((e) => e.kind === 'post')).toEqual([]);
  });

  it('is refused over a cover that was agreed for later, and where the backup is away', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say(ALPHA, 'cover @bravo tomorrow');
    await scenario.press(BRAVO, 'cover_take', last(BRAVO));
    expect(await scenario.say(FOXTROT, 'take until end of Fri')).toContain(
      'bravo covers as primary Wed 13 Jan, 08:00–17:00 PST.',
    );
    await timeOff(DELTA, '2027-01-12', '2027-01-12');
    expect(await scenario.say(ALPHA, 'delegate')).toContain('delta is away 12 Jan.');
  });
});
