import { afterEach, describe, expect, it } from '@jest/globals';
import { at, type Scenario, startScenario } from '../support/scenario.ts';
import { until } from '../support/slack-double-start.ts';

// In the week of 11 January 2027 alpha is primary and delta backup.
const [ALPHA, DELTA, UMA] = ['U01ALPHA', 'U04DELTA', 'U09USER'];

let scenario: Scenario;
afterEach(async () => {
  await scenario.end();
});

const texts = (entries: readonly { readonly text: string }[]): string[] =>
  entries.map((entry) => entry.text);

describe('being on it for a while', () => {
  it('asks again at the time that was said, and the pages go on when nothing is said then', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say(UMA, 'report Contour plot crashes');
    await scenario.stepTo('2027-01-12 10:00');
    expect(scenario.pages(DELTA)).toHaveLength(1);
    expect(await scenario.say(DELTA, 'onit INC-1 until 8:00')).toContain('is past already');
    expect(await scenario.say(DELTA, 'onit until 14:00')).toMatch(
      /^You are on INC-1: nobody is paged until .*\. You are asked then whether the customer has an answer\. The clock runs on\.$/u,
    );
    expect(scenario.card(1)).toContain('delta is on it since');
    await scenario.stepTo('2027-01-12 13:59');
    expect(scenario.pages(DELTA)).toHaveLength(1);
    await scenario.stepTo('2027-01-12 14:00');
    const asked = scenario.directMessages(DELTA).at(-1);
    expect(asked?.text).toBe(
      'INC-1: has the customer an answer? You were on it until now. Contour plot crashes',
    );

    // Asked once more, an hour later, by the form.
    if (asked === undefined) throw new Error('nobody was asked');
    await scenario.press(DELTA, 'incident_on_it_until', asked);
    await until(() => scenario.slack.openViews(DELTA).length > 0, 'the form is open');
    await scenario.slack.inject.submit({
      user: DELTA,
      values: { until: String(at('2027-01-12 15:00') / 1_000) },
    });
    await scenario.settle();
    await scenario.stepTo('2027-01-12 15:09');
    expect(scenario.directMessages(DELTA).at(-1)?.text).toContain('has the customer an answer?');
    expect(scenario.pages(DELTA)).toHaveLength(1);

    await scenario.stepTo('2027-01-12 15:10');
    expect(texts(scenario.pages(DELTA)).at(-1)).toBe(
      'PAGE, repeat 1 · INC-1 has had no first answer. Please take it. Contour plot crashes',
    );
    expect(texts(scenario.thread())).toContainEqual(
      expect.stringContaining('delta was on it until now and has not said more'),
    );
    await scenario.stepTo('2027-01-12 15:30');
    expect(scenario.pages('U06FOXTROT')).toHaveLength(1);
  });

  it('is had by the first of two who press in the same second; the other learns by whom', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say(UMA, 'report Contour plot crashes');
    await scenario.stepTo('2027-01-12 10:00');
    const [page] = scenario.pages(DELTA);
    if (page === undefined) throw new Error('no page');
    const card = scenario.slack.ledger().find((entry) => entry.text.includes('INC-1 ·'));
    const press = async (user: string, where: typeof card) =>
      await scenario.slack.inject.action({
        user,
        channel: where?.channel ?? '',
        ts: where?.ts ?? '',
        actionId: 'incident_on_it',
      });
    await Promise.all([press(DELTA, page), press(ALPHA, card)]);
    await scenario.settle();
    const said = scenario.slack
      .ledger()
      .filter((entry) => entry.kind === 'response_url')
      .map((entry) => entry.text);
    expect(said).toHaveLength(1);
    const winner = scenario.card(1).includes('delta is on it') ? 'delta' : 'alpha';
    expect(said[0]).toBe(
      `${winner} took INC-1 a moment ago, and is on it. Nothing is asked of you. To take it over from them, say so once more in a minute.`,
    );
    expect(scenario.slack.message(page.channel ?? '', page.ts ?? '')?.text).toContain(
      `${winner} took it`,
    );

    // What was refused stays so, should Slack, or somebody who copied it, deliver the same once more an hour later.
    const pressed = scenario.slack.deliveries().filter(({ type }) => type === 'interactive');
    await scenario.stepTo('2027-01-12 11:00');
    for (const { type, payload } of pressed) await scenario.slack.inject.raw({ type, payload });
    await scenario.settle();
    expect(scenario.card(1)).toContain(`${winner} is on it`);
  });

  it('is said by a page that was under way when somebody took it, as soon as it is there', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say(UMA, 'report Contour plot crashes');
    await scenario.stepTo('2027-01-12 09:59');
    scenario.slack.setFaults({
      seed: 1,
      rules: [
        {
          method: 'chat.postMessage',
          user: DELTA,
          probability: 1,
          times: 1,
          kind: 'delay',
          ms: 2_000,
        },
      ],
    });
    const stepping = scenario.stepTo('2027-01-12 10:00');
    await until(() => scenario.card(1).includes('delta paged'), 'the page is under way');
    expect(scenario.pages(DELTA)).toHaveLength(0);
    await scenario.slack.inject.command({ user: ALPHA, channel: 'visit-live', text: 'onit 1' });
    await stepping;
    await scenario.settle();
    const [page] = scenario.pages(DELTA);
    expect(scenario.slack.message(page?.channel ?? '', page?.ts ?? '')?.text).toBe(
      '🔴 INC-1 · alpha took it, Tue 12 Jan, 10:00 PST.',
    );
  });
});
