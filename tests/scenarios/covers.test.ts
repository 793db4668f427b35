import { afterEach, describe, expect, it } from '@jest/globals';
import { rotationReaders } from '../support/rotation-readers.ts';
import { at, type Scenario, startScenario } from '../support/scenario.ts';
import { until } from '../support/slack-double-start.ts';

// In the week of 11 January 2027 alpha is primary and delta backup; charlie and foxtrot follow, then hotel and bravo.
const [ALPHA, BRAVO, CHARLIE] = ['U01ALPHA', 'U02BRAVO', 'U03CHARLIE'];
const [FOXTROT, UMA] = ['U06FOXTROT', 'U09USER'];

let scenario: Scenario;
afterEach(async () => {
  await scenario.end();
});
const { last, standing, announced, onDuty, events, hears, timeOff } = rotationReaders(
  () => scenario,
);

const seconds = (local: string): string => String(at(local) / 1_000);

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

    expect(await scenario.say(UMA, 'who 14 Jan')).toBe(
      'Thu 14 Jan: alpha is primary, delta is backup; from 13:00 PST bravo is primary, delta is backup',
    );
    await scenario.stepTo('2027-01-14 12:59');
    expect(await onDuty()).toBe('On duty for VisIt: bravo is primary, delta is backup');
    expect(scenario.directMessages(BRAVO)).toHaveLength(1);
    await scenario.stepTo('2027-01-14 16:59');
    // Whoever agreed days ago is told when it begins.
    expect(scenario.directMessages(BRAVO)[1]?.text).toBe(
      'bravo covers as primary instead of alpha, until Thu 14 Jan, 17:00 PST',
    );
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
    const submit = async (from: string, to: string) =>
      await scenario.slack.inject.submit({
        user: ALPHA,
        values: { from: seconds(from), to: seconds(to) },
      });
    expect((await submit('2027-01-13 15:00', '2027-01-13 13:00')).errors).toEqual({
      to: 'It ends before it begins.',
    });
    expect((await submit('2027-01-16 08:00', '2027-01-17 17:00')).errors).toEqual({
      from: 'The team is closed then: nobody is needed.',
    });
    expect((await submit('2027-01-20 08:00', '2027-01-20 17:00')).errors?.['from']).toContain(
      'alpha is not on duty then: charlie is primary',
    );
    const done = await submit('2027-01-13 12:30', '2027-01-13 18:00');
    await scenario.settle();
    expect(done.outcome).toBe('closed');
    expect(last(BRAVO).text).toContain('Wed 13 Jan, 13:00–17:00');
    // An admin whose choice breaks a rule reads which, in the place of the form.
    await timeOff(BRAVO, '2027-01-14', '2027-01-14');
    await scenario.say(ALPHA, 'cover @bravo');
    await until(() => scenario.slack.openViews(ALPHA).length > 0, 'the form is open again');
    expect((await submit('2027-01-14 08:00', '2027-01-14 17:00')).outcome).toBe('updated');
    const [confirm] = scenario.slack.openViews(ALPHA);
    expect(JSON.stringify(confirm?.blocks)).toContain('bravo is away 14 Jan.');
    expect(last(BRAVO).text).toContain('Wed 13 Jan');
    await scenario.slack.inject.submit({ user: ALPHA, values: {} });
    await scenario.settle();
    expect(last(BRAVO).rendered).toContain('An admin sets a rule aside: bravo is away 14 Jan.');
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
    await scenario.say(ALPHA, 'cover me for tomorrow afternoon');
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

  it('is an admin’s to arrange over a rule, with a form that says which: both read it, and it is recorded', async () => {
    scenario = await startScenario('2027-01-18 09:00');
    // charlie, a newcomer, is primary, and foxtrot backup; echo is a newcomer, too.
    expect(await scenario.say(FOXTROT, 'cover @echo 20 Jan')).toContain(
      'An admin may set that aside: alpha.',
    );
    expect(await scenario.say(ALPHA, 'cover for @foxtrot @echo 20 Jan')).toBe('');
    const form = () => JSON.stringify(scenario.slack.openViews(ALPHA).at(-1)?.blocks ?? []);
    await until(() => form().includes('breaks a rule'), 'the form is open');
    expect(form()).toContain('two newcomers would be on duty: charlie as primary, echo as backup');
    expect(scenario.directMessages('U05ECHO')).toHaveLength(0);
    await scenario.slack.inject.submit({ user: ALPHA, values: {} });
    await scenario.settle();
    const request = last('U05ECHO');
    expect(request.rendered).toContain(
      'An admin sets a rule aside: In the week of 18 Jan two newcomers would be on duty',
    );
    await scenario.press('U05ECHO', 'cover_take', request);
    expect(last(FOXTROT).text).toBe(
      '✅ echo covers as backup Wed 20 Jan, 08:00–17:00 PST, instead of foxtrot. An admin set a rule aside: pairing.',
    );
    const overridden = ['pairing:2027-01-18'];
    expect(await events()).toContainEqual(
      expect.objectContaining({ type: 'cover-asked', overridden }),
    );
    expect(await events()).toContainEqual(
      expect.objectContaining({ type: 'cover-agreed', overridden }),
    );
  });

  it('that is offered to all and breaks a rule is an admin’s to take, with a button of its own', async () => {
    scenario = await startScenario('2027-01-18 09:00');
    await timeOff(ALPHA, '2027-01-20', '2027-01-20');
    await scenario.say(CHARLIE, 'cover 20 Jan');
    const [offer] = announced();
    if (offer === undefined) throw new Error('nothing was offered');
    // A newcomer beside a veteran is fine; nobody holds both roles, whoever they are.
    await scenario.press(FOXTROT, 'cover_take', offer);
    await hears(FOXTROT, 'foxtrot holds the other role then.');
    await scenario.press(ALPHA, 'cover_take', offer);
    await hears(ALPHA, 'alpha is away 20 Jan.');
    const doubt = scenario.slack.ledger().findLast((e) => e.text.includes('alpha is away 20 Jan.'));
    if (doubt === undefined) throw new Error('no answer');
    expect(standing(offer)).toContain('charlie needs somebody');
    await scenario.press(ALPHA, 'cover_take_anyway', doubt);
    expect(standing(offer)).toContain(
      '✅ alpha covers as primary Wed 20 Jan, 08:00–17:00 PST, instead of charlie. An admin set a rule aside: time off.',
    );
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
