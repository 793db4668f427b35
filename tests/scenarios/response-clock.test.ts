import { afterEach, describe, expect, it } from '@jest/globals';
import { type Scenario, startScenario } from '../support/scenario.ts';

let scenario: Scenario;
afterEach(async () => {
  await scenario.end();
});

const textsOf = (entries: readonly { readonly text: string }[]): string[] =>
  entries.map((entry) => entry.text);

describe('the response clock, from the report to the page', () => {
  it('pages the backup on Tuesday 08:30 for what came in on Friday 16:30 before a Monday holiday', async () => {
    // Monday 18 January 2027 is Martin Luther King Jr. Day.
    scenario = await startScenario('2027-01-15 16:30');
    const answer = await scenario.say('U09USER', 'report Contour plot crashes');
    expect(answer).toContain('*INC-1* is open: Contour plot crashes');

    await scenario.stepTo('2027-01-19 08:29');
    expect(scenario.pages('U06FOXTROT')).toHaveLength(0);

    await scenario.stepTo('2027-01-19 08:30');
    const [page] = scenario.pages('U06FOXTROT');
    expect(page?.text).toBe(
      'PAGE · INC-1 has had no first answer. Please take it. Contour plot crashes',
    );
    expect(page?.at).toBe(Date.UTC(2027, 0, 19, 16, 30));
  });

  it('pages at 13:30 for what was reported at 11:30, and not during lunch', async () => {
    scenario = await startScenario('2027-01-12 11:30');
    await scenario.say('U09USER', 'report Colours are wrong');
    await scenario.stepTo('2027-01-12 13:29');
    expect(scenario.pages('U04DELTA')).toHaveLength(0);
    await scenario.stepTo('2027-01-12 13:30');
    expect(scenario.pages('U04DELTA')).toHaveLength(1);
  });

  it('gives up a reminder that could not go out by the time of the next: one says it all', async () => {
    scenario = await startScenario('2027-01-12 09:24');
    await scenario.say('U09USER', 'report Contour plot crashes');
    scenario.slack.setFaults({
      seed: 1,
      rules: [
        {
          method: 'chat.postMessage',
          user: 'U01ALPHA',
          probability: 1,
          times: 1,
          kind: 'rate_limited',
          retryAfter: 20 * 60,
        },
      ],
    });
    await scenario.stepTo('2027-01-12 10:20');
    expect(textsOf(scenario.directMessages('U01ALPHA'))).toEqual([
      'INC-1 needs a first answer by Tue 12 Jan, 10:24 PST: 12 business minutes left. Contour plot crashes',
    ]);
  });

  it('reminds the primary at 50 % and 80 % of the goal, with the minutes that are left', async () => {
    scenario = await startScenario('2027-01-12 09:24');
    await scenario.say('U09USER', 'report Contour plot crashes');
    await scenario.stepTo('2027-01-12 10:20');
    expect(textsOf(scenario.directMessages('U01ALPHA'))).toEqual([
      'INC-1 needs a first answer by Tue 12 Jan, 10:24 PST: 30 business minutes left. Contour plot crashes',
      'INC-1 needs a first answer by Tue 12 Jan, 10:24 PST: 12 business minutes left. Contour plot crashes',
    ]);
  });

  it('pages nobody when the customer had an answer at minute 59', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say('U09USER', 'report Contour plot crashes');
    await scenario.stepTo('2027-01-12 09:59');
    const answer = await scenario.say('U01ALPHA', 'responded INC-1');
    expect(answer).toBe(
      'INC-1 is answered, after 59 of 60 business minutes. The clock has stopped.',
    );
    await scenario.stepTo('2027-01-14 12:00');
    expect(scenario.pages('U04DELTA')).toHaveLength(0);
    expect(scenario.channelPosts()).toHaveLength(0);
    expect(scenario.card(1)).toContain('answered by alpha');
  });

  it('repeats the page every 10 business minutes, and asks the lead after 20', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say('U09USER', 'report Contour plot crashes');
    await scenario.stepTo('2027-01-12 10:25');
    expect(textsOf(scenario.pages('U04DELTA'))).toEqual([
      'PAGE · INC-1 has had no first answer. Please take it. Contour plot crashes',
      'PAGE, repeat 1 · INC-1 has had no first answer. Please take it. Contour plot crashes',
      'PAGE, repeat 2 · INC-1 has had no first answer. Please take it. Contour plot crashes',
    ]);
    expect(scenario.pages('U06FOXTROT')).toHaveLength(1);
    await scenario.stepTo('2027-01-12 10:40');
    expect(scenario.channelPosts()).toHaveLength(1);
  });

  it('does not pile up mentions in a channel that takes none: one repeat is enough', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say('U09USER', 'report Contour plot crashes');
    await scenario.stepTo('2027-01-12 10:05');
    scenario.slack.setFaults({
      seed: 1,
      rules: [
        {
          method: 'chat.postMessage',
          channel: 'visit-live',
          probability: 1,
          kind: 'rate_limited',
        },
      ],
    });
    await scenario.stepTo('2027-01-12 10:31');
    scenario.slack.setFaults(null);
    await scenario.stepTo('2027-01-12 10:35');
    const mentions = textsOf(scenario.thread()).filter((text) => text.startsWith('PAGE'));
    expect(mentions.map((text) => text.slice(0, text.indexOf('>')))).toEqual([
      'PAGE · <@U04DELTA',
      'PAGE, repeat 1 · <@U04DELTA',
      'PAGE · <@U06FOXTROT',
    ]);
    expect(scenario.pages('U04DELTA')).toHaveLength(4);
  });

  it('lets “on it” stop the repeats of a page, but not the clock', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say('U09USER', 'report Contour plot crashes');
    await scenario.stepTo('2027-01-12 10:00');
    const [page] = scenario.pages('U04DELTA');
    if (!page) throw new Error('no page');
    await scenario.press('U04DELTA', 'incident_on_it', page);
    await scenario.stepTo('2027-01-12 16:00');
    expect(scenario.pages('U04DELTA')).toHaveLength(1);
    expect(scenario.pages('U06FOXTROT')).toHaveLength(0);
    expect(scenario.card(1)).toContain('delta is on it');
    expect(scenario.card(1)).toContain('not answered yet; was due');
    // The page itself says who took it.
    const copy = scenario.slack.message(page.channel ?? '', page.ts ?? '');
    expect(copy?.text).toBe('🔴 INC-1 · delta took it, Tue 12 Jan, 10:00 PST.');
  });

  it('pages once although the primary said “on it” before the goal ran out', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say('U09USER', 'report Contour plot crashes');
    await scenario.say('U01ALPHA', 'onit 1');
    await scenario.stepTo('2027-01-12 12:00');
    expect(scenario.pages('U04DELTA')).toHaveLength(1);
  });

  it('sends the page late when the bot was down meanwhile, and says since when', async () => {
    scenario = await startScenario('2027-01-12 09:24');
    await scenario.say('U09USER', 'report Contour plot crashes');
    await scenario.stepTo('2027-01-12 10:12');
    await scenario.downUntil('2027-01-12 10:51');
    const [page] = scenario.pages('U04DELTA');
    expect(page?.text).toBe(
      'LATE PAGE (27 min) · INC-1 has had no first answer. Please take it. Contour plot crashes',
    );
    expect(page?.rendered).toContain('Hotline was down from');
    expect(scenario.pages('U04DELTA')).toHaveLength(1);
  });

  it('waits for the opening with a page that fell due while the bot was down until the night', async () => {
    scenario = await startScenario('2027-01-12 15:30');
    await scenario.say('U09USER', 'report Contour plot crashes');
    await scenario.downUntil('2027-01-12 21:00');
    expect(scenario.pages('U04DELTA')).toHaveLength(0);
    await scenario.stepTo('2027-01-13 08:00');
    expect(textsOf(scenario.pages('U04DELTA'))).toEqual([
      'LATE PAGE (16 h) · INC-1 has had no first answer. Please take it. Contour plot crashes',
    ]);
  });

  it('gives a weekend’s incident to the primary of the week that follows', async () => {
    scenario = await startScenario('2027-01-16 14:00');
    const answer = await scenario.say('U09USER', 'report Contour plot crashes');
    expect(answer).toContain('<@U03CHARLIE> gives the first answer by');
    expect(scenario.card(1)).toContain('to give the first answer by');
  });

  it('pages the channel at once when Slack refuses the page, and tells the admin', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.slack.setUser('U04DELTA', { deleted: true });
    scenario.slack.setFaults({
      seed: 1,
      rules: [
        {
          method: 'chat.postMessage',
          user: 'U04DELTA',
          probability: 1,
          kind: 'refused',
          error: 'account_inactive',
        },
      ],
    });
    await scenario.say('U09USER', 'report Contour plot crashes');
    await scenario.stepTo('2027-01-12 10:00');
    const [told] = scenario.channelPosts();
    expect(told?.text).toContain('delta could not be paged');
    expect(told?.at).toBe(Date.UTC(2027, 0, 12, 18, 0));
    // The path does not wait for somebody who cannot be reached.
    expect(scenario.pages('U06FOXTROT')).toHaveLength(1);
    const notices = scenario.directMessages('U01ALPHA').map((m) => m.text);
    expect(notices.at(-1)).toContain('delta could not be paged');
  });
});
