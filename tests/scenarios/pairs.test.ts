import { afterEach, describe, expect, it } from '@jest/globals';
import type { Level } from '../../src/domain/team/responder.ts';
import { answerReaders } from '../support/answer-readers.ts';
import { rotationReaders } from '../support/rotation-readers.ts';
import { type Scenario, startScenario } from '../support/scenario.ts';
import { until } from '../support/slack-double-start.ts';

const [ALPHA, CHARLIE, ECHO, FOXTROT] = ['U01ALPHA', 'U03CHARLIE', 'U05ECHO', 'U06FOXTROT'];
const MENDED = /because a pair did not hold any more/u;

let scenario: Scenario;
afterEach(async () => {
  await scenario.end();
});
const { askAndWait, press, pairOf, toldOf } = answerReaders(() => scenario);
const { events, last } = rotationReaders(() => scenario);

async function setLevel(names: readonly string[], level: Level): Promise<void> {
  await scenario.app().store.transaction(async (tx) => {
    for (const person of await tx.people.ofTeam('visit')) {
      if (names.includes(person.name)) await tx.people.put({ ...person, level });
    }
  });
}

const mended = async () =>
  (await events()).filter((event) => 'type' in event && event.type === 'pairs-mended');

const introduced = (): readonly string[] =>
  scenario.slack
    .ledger()
    .filter((e) => e.kind === 'post' && /is primary and .* backup in the week of/u.test(e.text))
    .map((e) => e.text);

describe('a pair that does not hold any more', () => {
  it('because an admin let a swap be: it is mended in the middle of the week before, once, after downtime too, and the mended pair is introduced', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    expect(await scenario.say(FOXTROT, 'swap @echo 18 Jan for 1 Mar')).toContain(
      'This swap is not possible. In the week of 18 Jan two newcomers would be on duty',
    );
    await scenario.say(ALPHA, 'swap @foxtrot @echo 18 Jan for 1 Mar');
    await until(() => scenario.slack.openViews(ALPHA).length > 0, 'the form is open');
    await scenario.slack.inject.submit({ user: ALPHA, values: {} });
    await scenario.settle();
    await scenario.press(ECHO, 'swap_accept', last(ECHO));
    expect(await pairOf('2027-01-18')).toEqual(['charlie', 'echo']);
    expect(last(FOXTROT).text).toContain('An admin set a rule aside: pairing.');

    // The Monday is a holiday: five days before Tuesday 19 January is Thursday 14.
    await scenario.stepTo('2027-01-13 17:00');
    await scenario.downUntil('2027-01-14 10:00');
    const pair = await pairOf('2027-01-18');
    expect(pair[1]).toBe('echo');
    expect(['alpha', 'bravo', 'delta', 'foxtrot', 'hotel']).toContain(pair[0]);
    const told = toldOf(MENDED);
    expect(told).toContain(CHARLIE);
    expect(told).toHaveLength(new Set(told).size);
    expect(await mended()).toEqual([
      expect.objectContaining({ type: 'pairs-mended', week: '2027-01-18' }),
    ]);
    expect(introduced()).toEqual([
      `${pair[0] ?? ''} is primary and echo backup in the week of Mon 18 Jan`,
    ]);

    await scenario.stepTo('2027-01-20 09:00');
    expect(toldOf(MENDED)).toEqual(told);
    expect(await mended()).toHaveLength(1);
  });

  it('because levels were set back by an import: it is mended, and what cannot be is the lead’s to know, once', async () => {
    scenario = await startScenario('2027-01-18 09:00');
    // Delta and golf have the week of 8 February.
    await setLevel(['delta'], 'newcomer');
    await scenario.stepTo('2027-01-20 08:05');
    const pair = await pairOf('2027-02-08');
    expect(pair).toHaveLength(2);
    expect(pair).not.toEqual(['delta', 'golf']);
    expect(await mended()).toHaveLength(1);
    expect(toldOf(/nobody can mend/u)).toEqual([]);

    await setLevel(['alpha', 'bravo', 'foxtrot', 'hotel'], 'newcomer');
    await scenario.stepTo('2027-01-27 08:05');
    expect(toldOf(/nobody can mend/u)).toEqual([FOXTROT]);
    expect(last(FOXTROT).rendered).toContain('are both newcomers; it would hold if');
    await scenario.stepTo('2027-02-03 08:05');
    expect(toldOf(/nobody can mend/u)).toEqual([FOXTROT]);
  });

  it('because an admin sets a level back in Slack: what it does is shown first, and mended with it', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    const preview = await askAndWait(ALPHA, 'people set @delta level newcomer', 'Looking');
    expect(preview.text).toContain('delta is a newcomer. Nothing is written yet');
    expect(preview.rendered).toMatch(/Mon 8 Feb (?:primary|backup): /u);
    await press(ALPHA, 'plan_publish', preview);
    await scenario.settle();
    expect(await pairOf('2027-02-08')).not.toEqual(['delta', 'golf']);
    expect(toldOf(/because delta’s level changed/u).length).toBeGreaterThan(1);
    // Weeks that delta was primary in before do not make a veteran of them again.
    await scenario.stepTo('2027-01-19 08:05');
    const [delta] = await scenario
      .app()
      .store.transaction(async (tx) => await tx.people.byUser('U04DELTA'));
    expect(delta).toMatchObject({ level: 'newcomer', newcomerSince: '2027-01-11' });
  });
});
