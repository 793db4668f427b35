import { afterEach, describe, expect, it } from '@jest/globals';
import { DEMO_CHANNEL } from '../../src/demo/demo-team.ts';
import type { FaultRule } from '../../src/doubles/slack/slack-double.ts';
import { rotationReaders } from '../support/rotation-readers.ts';
import { CONFIG, type Scenario, startScenario } from '../support/scenario.ts';
import { until } from '../support/slack-double-start.ts';

// In the week of 11 January 2027 alpha is primary and delta backup; charlie and foxtrot follow, then hotel and bravo.
const [ALPHA, BRAVO, CHARLIE, DELTA] = ['U01ALPHA', 'U02BRAVO', 'U03CHARLIE', 'U04DELTA'];
const [FOXTROT, GOLF, HOTEL] = ['U06FOXTROT', 'U07GOLF', 'U08HOTEL'];

let scenario: Scenario;
afterEach(async () => {
  await scenario.end();
});
const { last, announced } = rotationReaders(() => scenario);

async function start(): Promise<void> {
  scenario = await startScenario('2027-01-12 09:00', {
    config: `${CONFIG}    on_duty: { user_group: visit-oncall }\n`,
    groups: [{ handle: 'visit-oncall', users: [GOLF] }],
    topic: 'Ask us anything',
  });
  await scenario.settle();
}

const group = (): readonly string[] => scenario.slack.groupMembers('visit-oncall');
const topic = (): string => scenario.slack.topic(DEMO_CHANNEL);
const topics = (): readonly string[] =>
  scenario.slack
    .ledger()
    .filter(({ kind }) => kind === 'topic')
    .map(({ text }) => text);
const triesOfGroup = (): number =>
  scenario.slack.calls().filter(({ method }) => method === 'usergroups.users.update').length;
const toldOf = (user: string, what: string): readonly string[] =>
  scenario
    .directMessages(user)
    .map(({ text }) => text)
    .filter((text) => text.includes(what));

describe('the user group and the channel’s topic', () => {
  it('follow covers at the minute, and leave alone what people wrote', async () => {
    await start();
    expect(group()).toEqual([ALPHA, DELTA]);
    expect(topic()).toBe('[On duty: alpha, backup delta] Ask us anything');

    await scenario.say(ALPHA, 'cover @bravo 14 Jan 14:00-16:00');
    await scenario.press(BRAVO, 'cover_take', last(BRAVO));
    scenario.slack.setChannel(DEMO_CHANNEL, {
      topic: 'Ask & be answered [On duty: alpha, backup delta] within the hour',
    });
    await scenario.stepTo('2027-01-14 13:59');
    expect(group()).toEqual([ALPHA, DELTA]);
    await scenario.stepTo('2027-01-14 14:00');
    expect(group()).toEqual([BRAVO, DELTA]);
    expect(topic()).toBe('Ask &amp; be answered [On duty: bravo, backup delta] within the hour');
    await scenario.stepTo('2027-01-14 15:59');
    expect(group()).toEqual([BRAVO, DELTA]);
    await scenario.stepTo('2027-01-14 16:00');
    expect(group()).toEqual([ALPHA, DELTA]);
    expect(topic()).toBe('Ask &amp; be answered [On duty: alpha, backup delta] within the hour');
    // Slack says itself that a topic was set: nothing was posted besides.
    expect(announced()).toEqual([]);

    await scenario.say(FOXTROT, 'take until end of Fri');
    expect(group()).toEqual([FOXTROT, DELTA]);
    await scenario.say(ALPHA, 'back');
    expect(group()).toEqual([ALPHA, DELTA]);
    // What comes in after Friday's close is the next pair's.
    await scenario.stepTo('2027-01-15 16:59');
    expect(group()).toEqual([ALPHA, DELTA]);
    await scenario.stepTo('2027-01-15 17:00');
    expect(group()).toEqual([CHARLIE, FOXTROT]);
    expect(topics().map((text) => /\[On duty: (\w+)/u.exec(text)?.[1])).toEqual([
      'alpha',
      'bravo',
      'alpha',
      'foxtrot',
      'alpha',
      'charlie',
    ]);
  });

  it('are brought up to date at a start, with the latest alone', async () => {
    await start();
    await scenario.say(ALPHA, 'cover @bravo 13 Jan');
    await scenario.press(BRAVO, 'cover_take', last(BRAVO));
    // A cover, and a whole week of charlie and foxtrot, come and go meanwhile.
    await scenario.downUntil('2027-01-26 10:00');
    expect(group()).toEqual([HOTEL, BRAVO]);
    expect(topics()).toEqual([
      '[On duty: alpha, backup delta] Ask us anything',
      '[On duty: hotel, backup bravo] Ask us anything',
    ]);
    // Started again, nothing has to be done.
    const tries = triesOfGroup();
    await scenario.downUntil('2027-01-26 11:00');
    expect([triesOfGroup(), topics().length]).toEqual([tries, 2]);
  });

  it('that Slack refuses are said once, and not tried at every change', async () => {
    await start();
    const refuse = (method: string, error: string): FaultRule => {
      return { method, probability: 1, kind: 'refused', error };
    };
    const noGroup = refuse('usergroups.users.update', 'permission_denied');
    scenario.slack.setFaults({ seed: 1, rules: [noGroup] });
    const before = triesOfGroup();
    await scenario.say(FOXTROT, 'take until end of Fri');
    // The topic stands in.
    expect(topic()).toBe('[On duty: foxtrot, backup delta] Ask us anything');
    await until(() => toldOf(ALPHA, 'user group').length > 0, 'the admin is told');
    expect(toldOf(ALPHA, 'user group')).toEqual([
      'I cannot keep VisIt’s user group visit-oncall in step with who is on duty: Slack lets only some people change user groups here, and no app.',
    ]);
    await scenario.say(ALPHA, 'back');
    await scenario.say(FOXTROT, 'take until end of Fri');
    expect(triesOfGroup()).toBe(before + 1);

    // The next week begins: once more, and no second word. The topic is refused as well by now.
    const noTopic = refuse('conversations.setTopic', 'restricted_action');
    scenario.slack.setFaults({ seed: 1, rules: [noGroup, noTopic] });
    await scenario.stepTo('2027-01-15 17:00');
    expect(triesOfGroup()).toBe(before + 2);
    expect(toldOf(ALPHA, 'user group')).toHaveLength(1);
    expect(toldOf(ALPHA, 'the topic of')).toEqual([
      'I cannot keep the topic of VisIt’s channel visit-live in step with who is on duty: Slack lets only some people change topics here.',
    ]);

    scenario.slack.setFaults(null);
    await scenario.downUntil('2027-01-19 09:00');
    expect(group()).toEqual([CHARLIE, FOXTROT]);
    expect(topic()).toBe('[On duty: charlie, backup foxtrot] Ask us anything');
  });

  it('come through an outage of Slack as they are at its end, and skip what was in between', async () => {
    await start();
    await scenario.stepTo('2027-01-15 16:50');
    const method = /usergroups.*|conversations\.(?:info|setTopic)/u;
    const away: FaultRule = { method, probability: 1, kind: 'server_error' };
    scenario.slack.setFaults({ seed: 1, rules: [away] });
    await scenario.say(FOXTROT, 'take until end of Fri');
    await scenario.stepTo('2027-01-15 17:01');
    scenario.slack.setFaults(null);
    await scenario.stepTo('2027-01-15 17:03');
    expect(group()).toEqual([CHARLIE, FOXTROT]);
    expect(topics()).toEqual([
      '[On duty: alpha, backup delta] Ask us anything',
      '[On duty: charlie, backup foxtrot] Ask us anything',
    ]);
  });
});
