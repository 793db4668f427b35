import { afterEach, describe, expect, it } from '@jest/globals';
import { INCIDENTS, SOURCE } from '../support/github.ts';
import { type Resolving, startResolving } from '../support/resolving.ts';

let all: Resolving;
afterEach(async () => {
  await all.end();
});

const VALUES = { description: null, severity: 'major' };

describe('the post-mortem of a serious incident', () => {
  it('is outlined on the issue, written in a form, and its actions are filed once', async () => {
    all = await startResolving();
    const { github, scenario } = all;
    await scenario.say('U01ALPHA', 'report');
    await all.form('U01ALPHA');
    await all.submit('U01ALPHA', {
      ...VALUES,
      title: 'Licence server is down',
      customer: 'Dana Reed',
    });
    await scenario.say('U01ALPHA', 'onit INC-1');
    await all.resolve(1, { activities: ['work-around'], summary: 'Restarted it', effort: '5' });
    const [offer] = scenario
      .directMessages('U01ALPHA')
      .filter(({ text }) => text.includes('post-mortem'));
    expect(offer?.text).toBe(
      'INC-1 was serious, and is resolved. Please complete its post-mortem while it is fresh. Licence server is down',
    );
    expect(scenario.card(1)).toContain('[Edit post-mortem…]');
    const outlined = all.comments(INCIDENTS, 1).at(-1);
    expect(outlined).toContain('## Post-mortem of INC-1');
    expect(outlined).toContain('| Tue 12 Jan 2027, 09:00 PST | `alpha on it` |');
    expect(outlined).toContain('### Effort\n\n5 h');
    // The customer is nobody's to read about there.
    expect(outlined).not.toContain('Dana');

    // Not for a stranger, nor for whoever of the team has nothing to do with it.
    for (const user of ['U09USER', 'U08HOTEL']) {
      expect(await scenario.say(user, 'postmortem INC-1')).toContain(
        'alpha, who owns it, the backup, the lead and the admins write the post-mortem of INC-1.',
      );
    }
    await all.press('U04DELTA', 1, 'postmortem_open');
    expect(await all.form('U04DELTA')).toContain('came in');
    await all.press('U01ALPHA', 1, 'postmortem_open');
    await all.form('U01ALPHA');
    github.setFaults({
      seed: 1,
      rules: [{ on: /^POST .*visit\/issues$/u, probability: 1, times: 1, kind: 'reply_lost' }],
    });
    await all.submit('U04DELTA', {
      happened: 'The disk was full. See @alpha-gh #12',
      well: 'We saw it early',
      actions: '- Watch the disk\n* Write down how to restart\n\n- watch  the disk',
    });
    const late = await all.submit('U01ALPHA', { badly: 'Nobody knew how' });
    expect(late.errors).toEqual({
      happened:
        'delta changed it since you opened this form, and nothing of theirs is overwritten. Copy your text and open INC-1’s post-mortem again.',
    });
    await scenario.stepTo('2027-01-12 09:05');
    expect(github.issues(SOURCE).map(({ title }) => title)).toEqual([
      'Watch the disk',
      'Write down how to restart',
    ]);
    expect(github.issue(SOURCE, 1)?.body).toContain(
      'A follow-up action of the post-mortem of [INC-1](https://github.example/hotline-bot/incidents/issues/1).',
    );
    // One comment for good, which tells of what came about since.
    const written = all.comments(INCIDENTS, 1).filter((body) => body.includes('## Post-mortem'));
    expect(written).toHaveLength(1);
    expect(written[0]).toContain('```text\nThe disk was full. See @alpha-gh #12\n```');
    expect(written[0]).toContain(
      '- `Watch the disk`: visit-dav/visit#1\n- `Write down how to restart`: visit-dav/visit#2',
    );
    expect(written[0]).toContain('Last written by `delta`');
  });
});

describe('silence', () => {
  it('of 21 days has the owner asked whether to close, who keeps it or closes it as such', async () => {
    all = await startResolving();
    const { github, scenario } = all;
    await scenario.say('U09USER', 'report Plot is empty');
    await scenario.say('U01ALPHA', 'responded INC-1');
    await scenario.downUntil('2027-02-02 09:00');
    const questions = () =>
      scenario.directMessages('U01ALPHA').filter(({ text }) => text.includes('nothing was heard'));
    expect(questions().map(({ text }) => text)).toEqual([
      'INC-1: nothing was heard since Tue 12 Jan, 09:00 PST. Close it as unanswered? Plot is empty · From a customer, by other means',
    ]);
    const [first] = questions();
    if (first) await scenario.press('U01ALPHA', 'silence_keep', first);
    expect(scenario.slack.message(first?.channel ?? '', first?.ts ?? '')?.text).toContain(
      'INC-1 is kept open. If nothing is heard, its owner is asked again Tue 23 Feb, 09:00 PST.',
    );
    expect(all.threadOf(1).at(-1)).toContain('alpha keeps it open, although nothing was heard.');
    await scenario.downUntil('2027-02-23 09:30');
    expect(questions()).toHaveLength(2);
    const second = questions().at(-1);
    expect(second?.text).toContain('nothing was heard since Tue 12 Jan, 09:00 PST');
    if (second) await scenario.press('U01ALPHA', 'silence_close', second);
    expect(scenario.card(1)).toContain('Closed: nothing was heard from the customer for 21 days.');
    expect(scenario.slack.message(second?.channel ?? '', second?.ts ?? '')?.text).toContain(
      'INC-1 · alpha resolved it',
    );
    expect(all.comments(INCIDENTS, 1).at(-1)).toContain('Closed: nothing was heard');
    expect(github.issue(INCIDENTS, 1)?.state).toBe('closed');
  });
});
