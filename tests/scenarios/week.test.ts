import { afterEach, describe, expect, it } from '@jest/globals';
import type { LedgerEntry } from '../../src/doubles/slack/slack-double.ts';
import { type Scenario, startScenario } from '../support/scenario.ts';
import { until } from '../support/slack-double-start.ts';

// The demo's pairs: alpha and delta in the week of 11 January 2027, charlie and foxtrot from Tuesday 19 January on
// (the Monday is a holiday), hotel and bravo in the week of 25 January. Foxtrot is the lead.
const [ALPHA, BRAVO, CHARLIE, DELTA, FOXTROT, USER] = [
  'U01ALPHA',
  'U02BRAVO',
  'U03CHARLIE',
  'U04DELTA',
  'U06FOXTROT',
  'U09USER',
];

let scenario: Scenario;
afterEach(async () => {
  await scenario.end();
});

const found = (text: RegExp): readonly LedgerEntry[] =>
  scenario.slack.ledger().filter((e) => e.kind === 'post' && text.test(e.text));

/** How each week's post reads now. */
const weekPosts = (): readonly string[] =>
  found(/^Week of/u).map(({ ts, channelName }) => {
    const edits = scenario.slack.ledger().filter((e) => e.ts === ts && e.kind !== 'human');
    return `#${channelName ?? ''} ${edits.at(-1)?.rendered ?? ''}`;
  });

const digests = (): ReadonlyArray<readonly [string | undefined, string]> =>
  found(/end of the day|is open for/u).map((e) => [e.to, e.text]);

describe('a week that turns', () => {
  it('is posted at its first opening with its picture, and the backup hears daily what has changed', async () => {
    scenario = await startScenario('2027-01-15 09:00');
    await scenario.say(USER, 'report Contour plot crashes');
    await scenario.say(ALPHA, 'responded INC-1');
    await scenario.stepTo('2027-01-15 15:59');
    expect(digests()).toEqual([]);
    await scenario.stepTo('2027-01-15 16:00');
    const allAnswered = 'VisIt, end of the day: 1 incident open, all answered.';
    expect(digests()).toEqual([[DELTA, allAnswered]]);

    // Over the weekend and the holiday; the handoff has passed the incident on.
    await scenario.stepTo('2027-01-19 07:59');
    expect(weekPosts()).toEqual([]);
    await scenario.stepTo('2027-01-19 08:00');
    const [post, ...more] = weekPosts();
    expect(more).toEqual([]);
    expect(post).toContain(
      '#visit-live *Week of Mon 18 Jan · @charlie is primary, foxtrot is backup*\nSend everything to charlie (☎ 2-4849, charlie@example.org).',
    );
    expect(post).toContain('*Carried over:* 1 incident\n🟢 INC-1 · Contour plot crashes\n');
    expect(post).toContain('*Last week:* 1 incident, 1 answered in time');
    expect(post).toContain('closed Mon 18 Jan (Martin Luther King Jr. Day)');
    expect(post).toContain(
      '[image: Incidents by day: Fri 1. Weeks of duty in the last week: alpha 1',
    );
    expect(scenario.slack.topic('visit-live')).toBe('[On duty: charlie, backup foxtrot]');

    // The new backup was told of nothing yet; what does not change is not said again.
    await scenario.stepTo('2027-01-20 17:00');
    expect(digests().slice(1)).toEqual([[FOXTROT, allAnswered]]);
    await scenario.say(USER, 'report Movie is black');
    await scenario.say(CHARLIE, 'onit INC-2');
    await scenario.stepTo('2027-01-22 15:00');
    expect(digests().slice(2)).toEqual([
      [FOXTROT, 'VisIt, end of the day: 2 incidents open, 1 waiting for a first answer.'],
    ]);
    await scenario.app().store.transaction(async (tx) => {
      for (const incident of await tx.incidents.some([1, 2])) {
        await tx.incidents.save({ ...incident, state: 'resolved' });
      }
    });
    await scenario.stepTo('2027-01-22 17:00');
    expect(digests().slice(3)).toEqual([[FOXTROT, 'Nothing is open for VisIt any more.']]);
    await scenario.stepTo('2027-01-25 17:00');
    expect(weekPosts()).toHaveLength(2);
    // Of nothing, a backup who was never told of anything need not hear.
    expect(digests().filter(([to]) => to === BRAVO)).toEqual([]);
  });

  it('is posted once, late in the week where the bot was down, and not at all in the week after', async () => {
    scenario = await startScenario('2027-01-14 09:00');
    await scenario.downUntil('2027-01-20 10:00');
    expect(weekPosts().map((text) => text.split('\n')[0])).toEqual([
      '#visit-live *Week of Mon 18 Jan · @charlie is primary, foxtrot is backup*',
    ]);
    await scenario.downUntil('2027-01-21 09:00');
    expect(weekPosts()).toHaveLength(1);
    // Down over a whole week: only the one that runs is announced.
    await scenario.downUntil('2027-02-03 09:00');
    expect(
      weekPosts()
        .map((text) => text.split('\n')[0])
        .slice(1),
    ).toEqual(['#visit-live *Week of Mon 1 Feb · @echo is primary, alpha is backup*']);
  });

  it('stands without its picture where Slack takes no files, and gets it late where Slack is slow', async () => {
    scenario = await startScenario('2027-01-18 09:00');
    const refuse = (method: string, error: string, times?: number) => {
      const rule = { kind: 'refused', method, error, probability: 1 } as const;
      scenario.slack.setFaults({ seed: 1, rules: [{ ...rule, ...(times ? { times } : {}) }] });
    };
    refuse('files.getUploadURLExternal', 'missing_scope');
    await scenario.stepTo('2027-01-20 08:00');
    expect(weekPosts()).toHaveLength(1);
    expect(weekPosts()[0]).not.toContain('[image:');
    // Uploaded, and not ready to be shown the first two times.
    refuse('chat.update', 'invalid_blocks', 2);
    await scenario.stepTo('2027-01-25 08:01');
    expect(weekPosts()).toHaveLength(2);
    expect(weekPosts()[1]).toContain('[image:');
    expect(scenario.slack.ledger().filter((e) => e.kind === 'file')).toEqual([]);
  });

  it('can be looked at before, by the one who asks alone', async () => {
    scenario = await startScenario('2027-01-15 09:00');
    expect(await scenario.say(FOXTROT, 'week')).toBe(
      'Week of Mon 11 Jan for VisIt · alpha is primary, delta is backup',
    );
    expect(await scenario.say(FOXTROT, 'week next')).toBe(
      'Week of Mon 18 Jan for VisIt · charlie is primary, foxtrot is backup',
    );
    expect(await scenario.say(FOXTROT, 'week <!channel> 12')).toBe(
      '“&lt;!channel&gt; 12” is no week that I know. Write `/oncall week` for this duty week as its post would say it now, `/oncall week next` for the one after it; `picture` behind either sends its picture.',
    );
    expect(found(/^Week of/u)).toEqual([]);
    expect(await scenario.say(FOXTROT, 'week next picture')).toBe(
      'The picture comes as a direct message.',
    );
    const files = () => scenario.slack.ledger().filter((e) => e.kind === 'file');
    await until(() => files().length > 0, 'the picture');
    expect(files().map((e) => [e.to, e.text])).toEqual([[FOXTROT, 'VisIt, week of 2027-01-18']]);
  });
});
