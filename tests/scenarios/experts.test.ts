import { afterEach, describe, expect, it } from '@jest/globals';
import type { LedgerEntry } from '../../src/doubles/slack/slack-double.ts';
import { rotationReaders } from '../support/rotation-readers.ts';
import { type Scenario, startScenario } from '../support/scenario.ts';
import { until } from '../support/slack-double-start.ts';

// In the week of 11 January 2027 alpha is primary and delta backup. Foxtrot and hotel know mesh.
const [ALPHA, BRAVO, DELTA] = ['U01ALPHA', 'U02BRAVO', 'U04DELTA'];
const [FOXTROT, GOLF, HOTEL, UMA] = ['U06FOXTROT', 'U07GOLF', 'U08HOTEL', 'U09USER'];

let scenario: Scenario;
afterEach(async () => {
  await scenario.end();
});
const { last, standing, hears, timeOff } = rotationReaders(() => scenario);

const threadTexts = (): readonly string[] => scenario.thread().map(({ text }) => text);
const count = (user: string): number => scenario.directMessages(user).length;

async function decline(user: string, request: LedgerEntry, reason: string) {
  await scenario.press(user, 'expert_decline', request);
  await until(() => scenario.slack.openViews(user).length > 0, 'the form is open');
  const answer = await scenario.slack.inject.submit({ user, values: { reason } });
  await scenario.settle();
  return answer;
}

describe('an expert', () => {
  it('declines, the next accepts: owner, thread and both calendars know', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say(UMA, 'report Mesh quality is wrong after a restart');
    await scenario.say(ALPHA, 'responded 1');
    expect(await scenario.say(ALPHA, 'ask INC-1 mesh')).toBe('Experts for INC-1: mesh');
    expect(await scenario.say(ALPHA, 'ask INC-1 @foxtrot mesh')).toContain(
      'foxtrot is asked to help you with INC-1',
    );
    const request = last(FOXTROT);
    expect(request.text).toBe(
      'alpha asks for your help with INC-1, about mesh: please answer by Tue 12 Jan, 10:00 PST.',
    );
    expect(request.rendered).toContain('Mesh quality is wrong after a restart');
    expect(request.rendered).toContain('Tue 12 Jan, 09:30 PST');
    expect(request.rendered).toContain('Tue 12 Jan, 11:30 PST');
    expect(request.rendered).toContain('Wed 13 Jan, 08:00 PST');
    expect(last(ALPHA).text).toBe(
      'foxtrot is asked to help with INC-1, and answers by Tue 12 Jan, 10:00 PST.',
    );
    const asking = last(ALPHA);

    // A reason is required, and only who was asked may answer.
    await scenario.press(GOLF, 'expert_time_1', request);
    await hears(GOLF, 'Only foxtrot, who was asked, may answer it.');
    await decline(FOXTROT, request, 'hotel wrote that reader');
    expect(standing(request)).toBe('foxtrot cannot help with INC-1: “hotel wrote that reader”');
    expect(standing(asking)).toBe(standing(request));
    const declined = last(ALPHA);
    expect(declined.text).toBe('foxtrot cannot help with INC-1: “hotel wrote that reader”');
    expect(declined.rendered).toContain('Next could be hotel, who knows mesh.');
    expect(threadTexts().at(-1)).toContain('foxtrot cannot help: “hotel wrote that reader”.');

    await scenario.press(ALPHA, 'expert_ask', declined);
    const second = last(HOTEL);
    expect(second.text).toContain('alpha asks for your help with INC-1, about mesh');
    await scenario.press(HOTEL, 'expert_time_2', second);
    const words = '✅ hotel and alpha talk about INC-1 Tue 12 Jan, 11:30 PST.';
    expect(last(ALPHA).text).toBe(words);
    expect(last(HOTEL).text).toBe(words);
    expect(standing(second)).toBe(words);
    expect(threadTexts().at(-1)).toContain('hotel helps: they talk');
    // Pressed once more on the button of before: an answer in words, and nothing twice.
    await scenario.press(ALPHA, 'expert_ask', declined);
    await hears(ALPHA, 'hotel helps already: you talk Tue 12 Jan, 11:30 PST.');

    const agreed = last(HOTEL);
    await scenario.press(HOTEL, 'expert_file', agreed);
    await until(
      () => scenario.slack.ledger().some((e) => e.kind === 'file' && e.to === HOTEL),
      'the calendar file is there',
    );
    await scenario.stepTo('2027-01-12 11:24');
    const before = [count(ALPHA), count(HOTEL)];
    await scenario.stepTo('2027-01-12 11:25');
    expect([count(ALPHA), count(HOTEL)]).toEqual(before.map((n) => n + 1));
    expect(last(HOTEL).text).toBe('You talk with alpha about INC-1 Tue 12 Jan, 11:30 PST.');
    expect(await scenario.say(ALPHA, 'show INC-1')).toContain('INC-1');
  });

  it('who does not answer within the business hour is passed over once, also across a restart', async () => {
    scenario = await startScenario('2027-01-12 16:30');
    await scenario.say(UMA, 'report Mesh quality is wrong');
    await scenario.say(ALPHA, 'responded 1');
    await scenario.say(ALPHA, 'ask 1 @foxtrot mesh');
    const request = last(FOXTROT);
    expect(await scenario.say(ALPHA, 'ask 1 @hotel')).toContain(
      'foxtrot has been asked already and has until Wed 13 Jan, 08:30 PST to answer.',
    );
    await scenario.stepTo('2027-01-13 08:29');
    const told = count(ALPHA);
    await scenario.downUntil('2027-01-13 08:40');
    await scenario.downUntil('2027-01-13 08:50');
    expect(count(ALPHA)).toBe(told + 1);
    expect(last(ALPHA).text).toBe('foxtrot has not answered yet whether they can help with INC-1.');
    expect(last(ALPHA).rendered).toContain('Next could be hotel, who knows mesh.');
    const overdue = last(ALPHA);
    await scenario.press(ALPHA, 'expert_ask', overdue);
    const gone =
      'The help of foxtrot with INC-1 is no longer needed: somebody else was asked (alpha).';
    expect(standing(request)).toBe(gone);
    expect(scenario.directMessages(FOXTROT).map((e) => e.text)).toEqual([request.text, gone]);
    expect(standing(overdue)).toBe(gone);
    // Handed to another: the second is told once, and no timer speaks of it again.
    await scenario.stepTo('2027-01-13 09:00');
    expect(last(HOTEL).text).toContain('alpha asks for your help');
    const heard = count(HOTEL);
    await scenario.say(ALPHA, 'resolve 1');
    await until(() => scenario.slack.openViews(ALPHA).length > 0, 'the form is open');
    await scenario.slack.inject.submit({ user: ALPHA, values: { summary: 'Sent a work-around' } });
    await scenario.settle();
    expect(count(HOTEL)).toBe(heard + 1);
    expect(last(HOTEL).text).toBe(
      'The help of hotel with INC-1 is no longer needed: the incident is resolved.',
    );
    const owner = count(ALPHA);
    await scenario.stepTo('2027-01-13 12:00');
    expect([count(ALPHA), count(HOTEL)]).toEqual([owner, heard + 1]);
  });

  it('names a time of their own, which is checked, and may be called off', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say(UMA, 'report Mesh quality is wrong');
    await scenario.say(ALPHA, 'responded 1');
    await timeOff(ALPHA, '2027-01-14', '2027-01-14');
    // The backup asks for the owner.
    expect(await scenario.say(DELTA, 'ask 1 @foxtrot')).toContain('asked to help alpha');
    const request = last(FOXTROT);
    await scenario.press(FOXTROT, 'expert_later', request);
    await until(() => scenario.slack.openViews(FOXTROT).length > 0, 'the form is open');
    const submit = async (local: string) => {
      const seconds = String(new Date(`${local}-08:00`).getTime() / 1_000);
      const answer = await scenario.slack.inject.submit({
        user: FOXTROT,
        values: { time: seconds },
      });
      await scenario.settle();
      return answer;
    };
    expect((await submit('2027-01-16T10:00')).errors?.['time']).toContain('VisIt is closed then');
    expect((await submit('2027-01-14T10:00')).errors?.['time']).toContain('alpha is away then');
    expect((await submit('2027-01-11T10:00')).errors?.['time']).toContain('has passed');
    expect((await submit('2027-01-13T10:00')).outcome).toBe('closed');
    expect(last(ALPHA).text).toBe('✅ foxtrot and alpha talk about INC-1 Wed 13 Jan, 10:00 PST.');
    expect(last(ALPHA).rendered).toContain('foxtrot named this time');
    await scenario.press(ALPHA, 'expert_withdraw', last(ALPHA));
    expect(last(FOXTROT).text).toBe(
      'The help of foxtrot with INC-1 is no longer needed: it was called off (alpha).',
    );
    const told = count(FOXTROT);
    await scenario.stepTo('2027-01-13 10:00');
    expect(count(FOXTROT)).toBe(told);
  });

  it('has topics, which are theirs and the admins’ to change', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    expect(await scenario.say(BRAVO, 'experts me silo files, HDF5')).toBe(
      'You can be asked about: silo files, HDF5',
    );
    expect(await scenario.say(BRAVO, 'experts @golf qt')).toContain('Only an admin of VisIt');
    expect(await scenario.say(ALPHA, 'experts @golf qt, gui')).toBe(
      'golf can be asked about: qt, gui',
    );
    expect(await scenario.say(UMA, 'experts me mesh')).toContain('Only the people on VisIt');
    expect(await scenario.say(UMA, 'experts silo')).toBe('Who knows silo · VisIt');
    expect(await scenario.say(BRAVO, 'experts rivers')).toContain('Nobody’s topics name “rivers”');
    expect(await scenario.say(BRAVO, 'experts mehs')).toContain('Did you mean mesh?');
    expect(await scenario.say(BRAVO, 'experts calendar http://example.org/me.ics')).toContain(
      'That is no address of a calendar.',
    );
  });

  it('is not asked without the right or for no use, and each sentence says why', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say(UMA, 'report Mesh quality is wrong');
    await timeOff(BRAVO, '2027-01-11', '2027-01-14');
    for (const [user, text, words] of [
      [ALPHA, 'ask 1 @alpha', 'alpha owns INC-1: an expert is somebody else.'],
      [ALPHA, 'ask 1 <@U09USER>', 'Only people on VisIt’s rotation can be asked'],
      [ALPHA, 'ask 1 @bravo', 'bravo is away until 14 Jan and was not asked.'],
      [ALPHA, 'ask 1 rivers', 'Nobody’s topics name “rivers”'],
      [ALPHA, 'ask 7 mesh', 'There is no INC-7.'],
      [GOLF, 'ask 1 @foxtrot', 'Only those who work on INC-1 may ask experts: alpha, delta'],
      [UMA, 'ask 1 @foxtrot', 'Only the people on VisIt’s rotation and its admins'],
    ] as const) {
      expect(await scenario.say(user, text)).toContain(words);
    }
    expect([FOXTROT, BRAVO, UMA].flatMap((one) => scenario.directMessages(one))).toEqual([]);
    const refused = await scenario
      .app()
      .store.transaction(async (tx) => await tx.log.ofIncident(1));
    expect(refused.filter(({ event }) => event.type === 'refused')).toHaveLength(2);
  });
});
