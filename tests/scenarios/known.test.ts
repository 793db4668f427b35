import { afterEach, describe, expect, it } from '@jest/globals';
import type { GithubDouble } from '../../src/doubles/github/github-double.ts';
import type { LedgerEntry } from '../../src/doubles/slack/slack-double.ts';
import { githubWithSource, INCIDENTS, SOURCE } from '../support/github.ts';
import { CONFIG, type Scenario, startScenario } from '../support/scenario.ts';
import { until } from '../support/slack-double-start.ts';

const WITH_SOURCE = `${CONFIG}    github: { incidents: ${INCIDENTS}, source: ${SOURCE} }
    response: { environments: { scf: { name: SCF, restricted: true } } }
`;

let scenario: Scenario;
let github: GithubDouble;
afterEach(async () => {
  await scenario.end();
  await github.stop();
});

async function begin(): Promise<void> {
  scenario = await startScenario('2027-01-12 09:00', {
    config: WITH_SOURCE,
    issueLog: async (now) => {
      const made = await githubWithSource(now);
      github = made.github;
      return made.issueLog;
    },
  });
  await github.people.open('zed', SOURCE, {
    title: 'Contour plot crashes when restarting',
    body: 'See @alpha-gh <!channel>',
  });
  await github.people.open('zed', SOURCE, { title: 'Colour tables are lost' });
}

/** The latest message to the asker that answers nothing else. */
const answers = (): readonly LedgerEntry[] =>
  scenario.slack.ledger().filter((e) => e.kind === 'response_url');

const lastAnswer = async (before: number): Promise<LedgerEntry> => {
  await until(() => answers().length > before, 'the answer has come');
  const last = answers().at(-1);
  if (last === undefined) throw new Error('no answer');
  return last;
};

const suggestions = (): readonly LedgerEntry[] =>
  scenario.thread().filter((e) => /may be known/u.test(e.text));

/** Presses the button for one target in a message of suggestions. */
const link = async (where: LedgerEntry, incident: number, wish: object): Promise<void> => {
  await scenario.slack.inject.action({
    user: 'U01ALPHA',
    channel: where.channel ?? '',
    ts: where.ts ?? '',
    actionId: 'known_link',
    value: JSON.stringify({ incident, wish }),
  });
  await scenario.settle();
};

const resolveFirst = async (): Promise<void> => {
  await scenario.say('U01ALPHA', 'resolve INC-1');
  await until(() => scenario.slack.openViews('U01ALPHA').length > 0, 'the form is open');
  await scenario.slack.inject.submit({
    user: 'U01ALPHA',
    values: { summary: 'Restart without the dump' },
  });
  await scenario.settle();
};

describe('known issues', () => {
  it('are suggested in the thread of a new incident, and linked with one click', async () => {
    await begin();
    await scenario.say('U09USER', 'report Contour plot crashes on restart');
    const [first] = suggestions();
    expect(suggestions()).toHaveLength(1);
    expect(first?.text).toBe(
      `INC-1 may be known: ${SOURCE}#1 Contour plot crashes when restarting`,
    );
    expect(first?.rendered).toContain('open in visit-dav/visit');
    await resolveFirst();

    await scenario.say('U09USER', 'report Crash of a contour after a restart');
    const second = suggestions().at(-1);
    expect(second?.text).toContain('INC-1 Contour plot crashes on restart');
    expect(second?.rendered).toContain('resolved: Restart without the dump');
    const url = `https://github.example/${SOURCE}/issues/1`;
    const wish = {
      kind: 'issue',
      repository: SOURCE,
      number: 1,
      url,
      title: 'Contour plot crashes when restarting',
    };
    if (second) {
      await link(second, 2, wish);
      await link(second, 2, { kind: 'incident', number: 1 });
      await link(second, 2, wish);
    }
    expect(scenario.card(2)).toContain('known: INC-1, visit#1');
    const comments = github.issue(INCIDENTS, 2)?.comments.map((c) => c.body) ?? [];
    expect(comments.map((body) => body.split('\n')[0])).toEqual([
      `Known: ${SOURCE}#1 · \`Contour plot crashes when restarting\``,
      `Known: INC-1, ${INCIDENTS}#1 · \`Contour plot crashes on restart\``,
    ]);
    // Nothing is written into the product's repository.
    expect(github.issue(SOURCE, 1)?.comments).toEqual([]);
    const before = answers().length;
    await scenario.say('U01ALPHA', 'known INC-2');
    expect((await lastAnswer(before)).text).not.toContain('INC-1');
  });

  it('are past incidents alone while GitHub does not answer, and the report waits for nothing', async () => {
    await begin();
    await scenario.say('U09USER', 'report Contour plot crashes on restart');
    await resolveFirst();
    github.setFaults({
      seed: 1,
      rules: [{ on: /search/u, probability: 1, kind: 'bad_gateway' }],
    });
    const told = await scenario.say('U09USER', 'report Contour crashes after restart');
    expect(told).toContain('INC-2* is open');
    const last = suggestions().at(-1);
    expect(last?.text).toContain('INC-2 may be known: INC-1');
    expect(last?.rendered).toContain(
      'GitHub did not answer, so these are past incidents alone. `/oncall known INC-2` looks in visit-dav/visit as well.',
    );
    const searches = () => github.calls().filter(({ path }) => path.startsWith('/search'));
    const before = searches().length;
    await scenario.say('U09USER', 'report Zebra');
    expect(suggestions().filter((e) => e.text.includes('INC-3'))).toEqual([]);
    expect(searches()).toHaveLength(before + 1);
  });

  it('are looked up by words, for whoever asks, without a mention or a link that nobody meant', async () => {
    await begin();
    await scenario.say('U09USER', 'report Mesh <!channel> "quotes" *bold*');
    const ask = async (user: string, words: string): Promise<LedgerEntry> => {
      const before = answers().length;
      await scenario.say(user, `known ${words}`);
      return await lastAnswer(before);
    };
    const found = await ask('U01ALPHA', 'contour "restarting" OR (');
    expect(found.rendered).toContain('*visit#1* · Contour plot crashes when restarting');
    expect(found.rendered).toContain('Link to INC-1');
    expect((await ask('U09USER', 'contour restarting')).rendered).not.toContain('Link to');
    const nothing = await ask('U01ALPHA', 'zebra <!here>');
    expect(nothing.text).toContain('Nothing is known about “zebra &lt;!here&gt;”');
    expect(await scenario.say('U01ALPHA', 'known')).toContain('Say what to look for');
    expect(await scenario.say('U01ALPHA', 'known INC-99')).toContain('There is no INC-99');
  });
});

describe('duplicates', () => {
  const report = async (title: string, at: string): Promise<void> => {
    await scenario.stepTo(at);
    await scenario.say('U09USER', `report ${title}`);
  };

  it('are merged: one clock, one issue, both customers answered; and taken apart again', async () => {
    await begin();
    await report('Slice is empty', '2027-01-12 09:10');
    await report('Slice is empty again', '2027-01-12 09:20');
    const second = suggestions().find((e) => e.text.startsWith('INC-2'));
    expect(second?.rendered).toContain('still open');
    const before = answers().length;
    if (second) await link(second, 2, { kind: 'incident', number: 1 });
    const offer = await lastAnswer(before);
    expect(offer.text).toContain('Merged, INC-1 goes on for both');
    await scenario.press('U01ALPHA', 'incident_merge', offer);
    expect((await lastAnswer(before + 1)).text).toContain('INC-2 is merged into INC-1');
    expect(scenario.card(2)).toContain('merged into INC-1 by alpha');
    expect(scenario.card(1)).toContain('Asked as well, answer them too: a customer (INC-2)');
    const closed = github.issue(INCIDENTS, 2);
    expect([closed?.state, closed?.stateReason]).toEqual(['closed', 'duplicate']);
    expect(closed?.comments.at(-1)?.body).toContain(`Duplicate of ${INCIDENTS}#1`);
    await scenario.stepTo('2027-01-12 10:05');
    // INC-1's reminders have come, and none of INC-2's.
    const reminded = scenario.directMessages('U01ALPHA').map((e) => e.text.slice(0, 5));
    expect(reminded).toEqual(['INC-1', 'INC-1']);
    await scenario.say('U01ALPHA', 'responded INC-1');
    await scenario.say('U01ALPHA', 'show INC-2');
    const shown = scenario.slack
      .ledger()
      .filter((e) => e.kind === 'answer')
      .at(-1);
    expect(shown?.rendered).toContain('alpha answered the customer');
    expect(shown?.rendered).toContain('alpha merged it into INC-1');

    await scenario.press('U01ALPHA', 'incident_unmerge', shown ?? offer);
    expect(scenario.card(2)).toContain('answered by alpha');
    expect(scenario.card(1)).not.toContain('Asked as well');
    expect(github.issue(INCIDENTS, 2)?.state).toBe('open');
  });

  it('are refused where a customer would be forgotten, and only the team may merge', async () => {
    await begin();
    await report('Slice is empty', '2027-01-12 09:10');
    await report('Slice is empty again', '2027-01-12 09:20');
    expect(await scenario.say('U09USER', 'merge 2 1')).toContain('Only the people on VisIt');
    expect(await scenario.say('U01ALPHA', 'merge INC-2 into INC-2')).toContain('into itself');
    expect(await scenario.say('U01ALPHA', 'merge INC-2')).toContain('names no two incidents');
    await scenario.say('U01ALPHA', 'responded INC-1');
    expect(await scenario.say('U01ALPHA', 'merge INC-2 into INC-1')).toContain(
      'The customer of INC-2 still waits for a first answer',
    );
    await scenario.say('U01ALPHA', 'responded INC-2');
    expect(await scenario.say('U01ALPHA', 'merge inc 2 to #1')).toContain(
      'INC-2 is merged into INC-1: its clock and pages have ended.',
    );
    expect(await scenario.say('U01ALPHA', 'merge INC-1 into INC-2')).toContain(
      'INC-2 was itself merged into INC-1',
    );
  });
});
