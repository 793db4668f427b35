import { afterEach, describe, expect, it } from '@jest/globals';
import { INCIDENTS, SOURCE } from '../support/github.ts';
import { type Resolving, startResolving } from '../support/resolving.ts';

let all: Resolving;
afterEach(async () => {
  await all.end();
});

const report = async (...titles: readonly string[]): Promise<void> => {
  for (const title of titles) await all.scenario.say('U09USER', `report ${title}`);
};

/** The lines in which the log says how an incident ended. */
const told = (number: number): string =>
  (all.comments(INCIDENTS, number).at(-1) ?? '').split('\n\n').slice(0, -1).join(' | ');

describe('resolving', () => {
  it('knows the seven ways of the process, and does what follows from each', async () => {
    all = await startResolving();
    const { github, scenario, resolve } = all;
    await github.people.open('zed', SOURCE, {
      title: 'Contour plot crashes',
      labels: ['bug', 'Reviewed'],
    });
    await report('How to slice', 'Crash', 'Crash for Dana', 'Typo', 'Hang', 'Slow', 'Leak');
    await resolve(1, { activities: ['answered'], summary: 'Sent the page', effort: '15m' });
    await resolve(2, { activities: ['found-known'], summary: 'It is #1', issues: '#1' });
    // Whoever only refers to an issue changes nothing there.
    expect([all.comments(SOURCE, 1), github.issue(SOURCE, 1)?.labels]).toEqual([
      [],
      ['bug', 'Reviewed'],
    ]);
    await resolve(3, { activities: ['known-updated'], summary: '<!here>', issues: 'visit#1' });
    await resolve(4, { activities: ['fruit-fixed'], summary: 'Fixed', effort: '1h30' });
    await resolve(5, { activities: ['reproducer'], summary: 'Made one' });
    await resolve(6, { activities: ['work-around', 'answered'], summary: 'Use two ranks' });
    await resolve(7, { activities: ['new-issue'], summary: 'Is new', new_title: 'Memory leaks' });

    const [facts = ''] = all.comments(SOURCE, 1);
    expect(facts).toContain(
      'A user ran into this as well: [INC-3](https://github.example/hotline-bot/incidents/issues/3)',
    );
    expect(facts).toContain('- **What:** `Crash for Dana`');
    expect(github.issue(SOURCE, 1)?.labels).toEqual(['bug']);
    expect(github.issue(SOURCE, 2)).toMatchObject({ title: 'Memory leaks', author: 'hotline-bot' });
    expect(github.issue(SOURCE, 2)?.body).toContain(
      'it was promoted from [INC-7](https://github.example/hotline-bot/incidents/issues/7) by `alpha`',
    );
    expect(github.issues(INCIDENTS).map(({ state }) => state)).toEqual(Array(7).fill('closed'));
    const when = 'Resolved by `alpha`, Tue 12 Jan 2027, 09:00 PST.';
    expect([1, 2, 3, 4, 5, 6, 7].map(told)).toEqual([
      `${when} Effort: 0.25 h. | - answered or referred to documentation | \`\`\`text\nSent the page\n\`\`\``,
      `${when} | - found to be known | \`\`\`text\nIt is #1\n\`\`\` | Product issues: see visit-dav/visit#1`,
      `${when} | - known issue updated | \`\`\`text\n<!here>\n\`\`\` | Product issues: see visit-dav/visit#1`,
      `${when} Effort: 1.5 h. | - low-hanging fruit fixed | \`\`\`text\nFixed\n\`\`\``,
      `${when} | - reproducer made | \`\`\`text\nMade one\n\`\`\``,
      `${when} | - answered or referred to documentation\n- work-around made | \`\`\`text\nUse two ranks\n\`\`\``,
      `${when} | - new product issue | \`\`\`text\nIs new\n\`\`\` | Product issues: filed visit-dav/visit#2`,
    ]);
    expect(scenario.card(3)).toContain('known issue updated · <!here>');
    expect(scenario.card(3)).toContain('GitHub #3 · known visit#1');
    expect(scenario.card(4)).toContain('low-hanging fruit fixed · Fixed · 1.5 h');
    expect(scenario.card(7)).toContain('GitHub #7 · new visit#2');
    expect(all.threadOf(3).at(-1)).toContain(
      'visit-dav/visit#1 has the facts, and counts as not reviewed again: the project meeting looks at it.',
    );
    expect(all.threadOf(7).at(-1)).toContain('The new product issue is visit-dav/visit#2.');
  });

  it('suggests to promote more than four hours of fruit, and files one issue though the reply is lost', async () => {
    all = await startResolving();
    const { github, scenario, resolve } = all;
    await report('Colours are wrong');
    const values = { activities: ['fruit-fixed'], summary: 'Rewrote the table' };
    const wrong = await resolve(1, { ...values, effort: 'a while', issues: 'the one of May' });
    expect(wrong.errors).toEqual({
      effort: 'Give the effort in hours, such as 1.5, 0.25 or 1h30.',
      issues: '“the” names no issue. Write #123, owner/name#123, or the issue’s address.',
    });
    const asked = await all.submit('U01ALPHA', { ...values, effort: '6 h', issues: null });
    expect(asked.outcome).toBe('updated');
    const form = await all.form('U01ALPHA');
    expect(form).toContain('*6 h is more than low-hanging fruit takes (4 hours).*');
    expect(form).toContain('"initial_value":"Rewrote the table"');
    expect(scenario.card(1)).not.toContain('resolved');

    github.setFaults({
      seed: 1,
      rules: [{ on: /^POST .*visit\/issues$/u, probability: 1, times: 1, kind: 'reply_lost' }],
    });
    await all.submit('U01ALPHA', { activities: ['fruit-fixed', 'new-issue'] });
    expect(scenario.card(1)).toContain('resolved by alpha');
    await scenario.stepTo('2027-01-12 09:10');
    expect(github.issues(SOURCE).map(({ title }) => title)).toEqual(['Colours are wrong']);
    expect(scenario.card(1)).toContain('6 h');
    expect(scenario.card(1)).toContain('new visit#1');
    expect(told(1)).toContain('Product issues: filed visit-dav/visit#1');

    // Once it is resolved there is nothing to resolve, and nothing is filed twice.
    expect(await scenario.say('U01ALPHA', 'resolve INC-1 again')).toContain('is resolved already');
  });

  it('can be taken back, by form, by command and on GitHub, and goes to who is primary then', async () => {
    all = await startResolving('2027-01-15 16:00');
    const { github, scenario, resolve } = all;
    await report('Plot is empty', 'Mesh is torn');
    await resolve(1, { activities: ['new-issue'], summary: 'Is new' });
    await resolve(2, { activities: ['answered'], summary: 'Sent the page' });
    // Not a stranger's to do.
    await all.press('U09USER', 1, 'incident_reopen');
    await all.form('U09USER');
    await all.submit('U09USER', { why: 'I want it' });
    expect(scenario.card(1)).toContain('resolved by alpha');

    // In the week after, charlie is primary.
    await scenario.downUntil('2027-01-19 09:00');
    await all.press('U03CHARLIE', 1, 'incident_reopen');
    await all.form('U03CHARLIE');
    await all.submit('U03CHARLIE', { why: 'It is empty again for @alpha-gh' });
    expect(scenario.card(1)).toContain('charlie works on it');
    expect(github.issue(INCIDENTS, 1)).toMatchObject({ state: 'open', assignees: ['charlie-gh'] });
    expect(all.threadOf(1).at(-1)).toContain('charlie reopened it: It is empty again');
    expect(await scenario.say('U03CHARLIE', 'reopen INC-2 torn again')).toContain(
      'INC-2 is open again, and charlie owns it. The customer’s first answer stays given: no clock runs.',
    );
    expect(await scenario.say('U03CHARLIE', 'reopen INC-2')).toContain('INC-2 is open already');

    // What was promoted once is not promoted again.
    await scenario.say('U03CHARLIE', 'resolve INC-1');
    await all.form('U03CHARLIE');
    await all.submit('U03CHARLIE', { activities: ['new-issue'], summary: 'Is in the new issue' });
    expect(github.issues(SOURCE)).toHaveLength(1);
    expect(github.issue(INCIDENTS, 1)?.state).toBe('closed');
    await github.people.setState('delta-gh', INCIDENTS, 1, 'open');
    await scenario.stepTo('2027-01-19 09:05');
    expect(scenario.card(1)).toContain('charlie works on it');
    // Whose it is must hear of it; nobody else is called.
    expect(all.threadOf(1).at(-1)).toMatch(
      /somebody on GitHub reopened it\. <@U03CHARLIE> has it now\.$/u,
    );
  });
});
