import { afterEach, describe, expect, it } from '@jest/globals';
import { rotationReaders } from '../support/rotation-readers.ts';
import { at, type Scenario, startScenario } from '../support/scenario.ts';
import { until } from '../support/slack-double-start.ts';

// In the week of 11 January 2027 alpha is primary and delta backup; charlie and foxtrot follow, then hotel and bravo.
const [ALPHA, BRAVO, CHARLIE, DELTA] = ['U01ALPHA', 'U02BRAVO', 'U03CHARLIE', 'U04DELTA'];
const [FOXTROT, UMA] = ['U06FOXTROT', 'U09USER'];

let scenario: Scenario;
afterEach(async () => {
  await scenario.end();
});
const { last, announced, onDuty, events, timeOff } = rotationReaders(() => scenario);

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

  it('and lets what was asked about the seat lapse', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say(ALPHA, 'cover tomorrow');
    const [offer] = announced();
    await scenario.say(FOXTROT, 'take until end of Fri');
    expect(scenario.slack.message(offer?.channel ?? '', offer?.ts ?? '')?.text).toContain(
      'No longer needed: who is primary Wed 13 Jan, 08:00–17:00 PST has changed since alpha asked.',
    );
  });

  it('by a button on the page', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say(UMA, 'report Contour plot crashes');
    await scenario.stepTo('2027-01-12 10:00');
    const [page] = scenario.pages(DELTA);
    if (page === undefined) throw new Error('no page');
    await scenario.say(UMA, 'report Colours are wrong');
    await scenario.say(ALPHA, 'responded 2');
    await scenario.press(DELTA, 'duty_step_up', page);
    await until(() => scenario.slack.openViews(DELTA).length > 0, 'the form is open');
    const early = await scenario.slack.inject.submit({
      user: DELTA,
      values: { until: String(at('2027-01-12 09:00') / 1_000) },
    });
    expect(JSON.stringify(early)).toContain('This time is past already. Until when?');
    await scenario.slack.inject.submit({
      user: DELTA,
      values: { until: String(at('2027-01-13 12:00') / 1_000), open_incidents: 'all' },
    });
    await scenario.settle();
    expect(await onDuty()).toBe('On duty for VisIt: delta is primary, alpha is backup');
    expect(scenario.card(1)).toContain('delta is on it');
    expect(scenario.card(2)).toContain('delta works on it');
    expect(announced().at(-1)?.text).toBe(
      'delta steps up as primary instead of alpha, until Wed 13 Jan, 12:00 PST',
    );
    await scenario.stepTo('2027-01-12 15:00');
    expect(scenario.pages(DELTA)).toHaveLength(1);

    // The primary comes back: the role is theirs again, what delta has begun stays with delta.
    expect(await scenario.say(ALPHA, 'back')).toContain('alpha is primary again, from now on');
    expect(await onDuty()).toBe('On duty for VisIt: alpha is primary, delta is backup');
    expect(scenario.card(1)).toContain('delta is on it');
    expect(await scenario.say(UMA, 'report A new one')).toContain('<@U01ALPHA> gives the first');
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
    const shown = scenario.slack.ledger().findLast((e) => e.to === UMA)?.rendered ?? '';
    expect(shown).toContain('(stepped up) · answers everything');
    expect(shown).toContain('(the two have changed roles) · only if delta cannot');
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
