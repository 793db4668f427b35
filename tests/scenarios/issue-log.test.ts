import { afterEach, describe, expect, it } from '@jest/globals';
import type { GithubDouble } from '../../src/doubles/github/github-double.ts';
import type { LedgerEntry } from '../../src/doubles/slack/slack-double.ts';
import { githubDouble, INCIDENTS, trackerFor } from '../support/github.ts';
import { CONFIG, type Scenario, startScenario } from '../support/scenario.ts';
import { until } from '../support/slack-double-start.ts';

const WITH_LOG = `${CONFIG}    github: { incidents: ${INCIDENTS} }\n`;

let scenario: Scenario;
let github: GithubDouble;
afterEach(async () => {
  await scenario.end();
  await github.stop();
});

async function begin(start = '2027-01-12 09:00'): Promise<void> {
  scenario = await startScenario(start, {
    config: WITH_LOG,
    issueLog: async (now) => {
      github = await githubDouble(now);
      return { tracker: trackerFor(github, { timeoutMs: 2_000 }) };
    },
  });
}

const report = async (): Promise<void> => {
  await scenario.say('U09USER', 'report Contour plot crashes for @alpha-gh, see #12');
};

const issue = () => {
  const [first] = github.issues(INCIDENTS);
  if (first === undefined) throw new Error('there is no issue');
  return first;
};

/** Where the card of the first incident stands. */
const card = (): LedgerEntry => {
  const found = scenario.slack.ledger().find((e) => e.kind === 'post' && /INC-1 /u.test(e.text));
  if (found === undefined) throw new Error('there is no card');
  return found;
};

const inThread = async (user: string, text: string): Promise<string> => {
  const { channel = '', ts = '' } = card();
  const said = await scenario.slack.inject.message({ user, channel, text, threadTs: ts });
  await scenario.settle();
  return said.ts;
};

const event = async (fields: object): Promise<void> => {
  await scenario.slack.inject.raw({
    type: 'events_api',
    payload: {
      type: 'event_callback',
      event_id: `Ev${String(scenario.slack.deliveries().length)}`,
      event: { type: 'message', channel: card().channel, channel_type: 'channel', ...fields },
    },
  });
  await scenario.settle();
};

const threadTexts = (): readonly string[] =>
  scenario.thread().map((e) => scenario.slack.message(e.channel ?? '', e.ts ?? '')?.text ?? '');

describe('the log on GitHub', () => {
  it('opens one issue, assigned and labelled, with nothing live in its title', async () => {
    await begin();
    await report();
    expect(github.issues(INCIDENTS)).toHaveLength(1);
    expect(issue()).toMatchObject({
      title: 'INC-1: Contour plot crashes for @\u200balpha-gh, see #\u200b12',
      state: 'open',
      assignees: ['alpha-gh'],
      labels: ['contact: other', 'severity: normal', 'environment: open', 'state: waiting'],
    });
    expect(issue().body).toContain('- **Backup:** @delta-gh');
    expect(issue().body).toMatch(/<!-- hotline incident=INC-1 key=\d+ -->$/u);
    expect(scenario.card(1)).toContain('GitHub #1');
  });

  it('follows the state, and closes with the resolution as the last comment', async () => {
    await begin();
    await report();
    await scenario.say('U01ALPHA', 'responded 1');
    expect(issue().labels).toContain('state: answered');
    const { channel = '', ts = '' } = card();
    await scenario.slack.inject.action({
      user: 'U01ALPHA',
      channel,
      ts,
      actionId: 'incident_resolve',
    });
    await until(() => scenario.slack.openViews('U01ALPHA').length > 0, 'the form is open');
    await scenario.slack.inject.submit({
      user: 'U01ALPHA',
      values: { summary: 'Sent the work-around', effort: '1.5' },
    });
    await scenario.settle();
    expect(issue()).toMatchObject({ state: 'closed', assignees: ['alpha-gh'] });
    expect(issue().comments.at(-1)?.body).toContain('Sent the work-around');
    // What we did ourselves does not come back as if somebody else had done it.
    const before = threadTexts();
    await scenario.stepTo('2027-01-12 09:10');
    expect(threadTexts()).toEqual(before);
    expect(issue().comments).toHaveLength(1);
  });

  it('carries the thread to the issue, with edits and deletions', async () => {
    await begin();
    await report();
    const ts = await inThread('U01ALPHA', 'See &lt;b&gt; and <https://example.org|the docs>');
    expect(issue().comments[0]?.body).toContain(
      '```text\nSee <b> and the docs (https://example.org)\n```',
    );
    expect(issue().comments[0]?.body).toContain('`alpha` in Slack, Tue 12 Jan 2027, 09:00 PST:');
    const threadTs = card().ts;
    const said = { user: 'U01ALPHA', ts, thread_ts: threadTs };
    await event({
      subtype: 'message_changed',
      message: { ...said, text: 'Edited', edited: { user: 'U01ALPHA', ts: '1800000000.0' } },
    });
    expect(issue().comments[0]?.body).toContain('```text\nEdited\n```');
    await event({ subtype: 'message_deleted', deleted_ts: ts, previous_message: said });
    expect(issue().comments).toEqual([]);
  });

  it('shows comments in the thread, with edits and deletions, and sends none of it back', async () => {
    await begin();
    await report();
    const { id } = await github.people.comment('bravo-gh', INCIDENTS, 1, 'Known: see <!-- x -->#9');
    await scenario.stepTo('2027-01-12 09:02');
    expect(threadTexts()).toContain('bravo-gh on GitHub: Known: see #9');
    await github.people.editComment('bravo-gh', INCIDENTS, id, 'Not known');
    await scenario.stepTo('2027-01-12 09:04');
    expect(threadTexts()).toContain('bravo-gh on GitHub (edited): Not known');
    await github.people.deleteComment('bravo-gh', INCIDENTS, id);
    await scenario.stepTo('2027-01-12 09:06');
    expect(threadTexts()).toContain('bravo-gh on GitHub deleted what they had said.');
    expect(issue().comments).toEqual([]);
    expect(scenario.thread()).toHaveLength(1);
  });

  it('takes in closing, reopening and assigning', async () => {
    await begin();
    await report();
    await github.people.setState('bravo-gh', INCIDENTS, 1, 'closed');
    await scenario.stepTo('2027-01-12 09:02');
    expect(scenario.card(1)).toContain('resolved by bravo');
    expect(issue().labels).toContain('state: resolved');
    expect(issue().comments).toEqual([]);
    await github.people.setState('bravo-gh', INCIDENTS, 1, 'open');
    await github.people.assign('bravo-gh', INCIDENTS, 1, ['charlie-gh']);
    await scenario.stepTo('2027-01-12 09:05');
    expect(issue()).toMatchObject({ state: 'open', assignees: ['charlie-gh'] });
    expect(issue().labels).toContain('state: answered');
    const texts = threadTexts().join('\n');
    expect(texts).toContain('reopened it');
    expect(texts).toContain('gave it to charlie');
  });

  it('opens one issue although the reply is lost, and although GitHub is down at first', async () => {
    await begin();
    github.setFaults({
      seed: 1,
      rules: [
        { on: /^POST .*\/issues$/u, probability: 1, times: 1, kind: 'reply_lost' },
        { on: /^GET .*\/issues$/u, probability: 1, times: 2, kind: 'bad_gateway' },
      ],
    });
    await report();
    await scenario.stepTo('2027-01-12 09:03');
    expect(github.issues(INCIDENTS)).toHaveLength(1);
    expect(scenario.card(1)).toContain('GitHub #1');
  });

  it('closes the later of two issues when a call that was given up is carried out after all', async () => {
    await begin();
    github.setFaults({
      seed: 1,
      rules: [{ on: /^POST .*\/issues$/u, probability: 1, times: 1, kind: 'late', ms: 1_500 }],
    });
    await report();
    await scenario.stepTo('2027-01-12 09:01');
    await github.idle();
    await scenario.stepTo('2027-01-12 09:05');
    expect(github.issues(INCIDENTS).map((i) => i.state)).toEqual(['open', 'closed']);
    expect(github.issue(INCIDENTS, 2)?.comments.at(-1)?.body).toContain('/issues/1');
  });

  it('waits as long as GitHub’s secondary limit asks for, while pages go out in time', async () => {
    await begin();
    github.setFaults({
      seed: 1,
      rules: [
        { on: /^POST/u, probability: 1, times: 1, kind: 'secondary_limit', retryAfter: 3_600 },
      ],
    });
    await report();
    await scenario.stepTo('2027-01-12 09:59');
    expect(github.issues(INCIDENTS)).toHaveLength(0);
    await scenario.stepTo('2027-01-12 10:00');
    expect(scenario.pages('U04DELTA')).toHaveLength(1);
    await scenario.stepTo('2027-01-12 10:02');
    expect(github.issues(INCIDENTS)).toHaveLength(1);
  });

  it('asks what is new at no cost while nothing happens', async () => {
    await begin();
    await report();
    await scenario.stepTo('2027-01-12 09:05');
    const before = github.calls().length;
    await scenario.stepTo('2027-01-12 09:15');
    const asked = github.calls().slice(before);
    expect(asked).toHaveLength(40);
    expect(asked.filter((call) => call.status !== 304)).toEqual([]);
  });

  it('says in the thread that the issue was deleted, and lives on', async () => {
    await begin();
    await report();
    github.deleteIssue(INCIDENTS, 1);
    await scenario.say('U01ALPHA', 'responded 1');
    expect(threadTexts().join('\n')).toContain('The GitHub issue was deleted.');
    expect(scenario.card(1)).toContain('answered by alpha');
  });
});
