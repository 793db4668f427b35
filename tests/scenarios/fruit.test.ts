import { afterEach, describe, expect, it } from '@jest/globals';
import type { GithubDouble } from '../../src/doubles/github/github-double.ts';
import type { LedgerEntry } from '../../src/doubles/slack/slack-double.ts';
import { githubWithSource, INCIDENTS, SOURCE } from '../support/github.ts';
import { CONFIG, type Scenario, startScenario } from '../support/scenario.ts';
import { until } from '../support/slack-double-start.ts';

const WITH_SOURCE = `${CONFIG}    github: { incidents: ${INCIDENTS}, source: ${SOURCE} }\n`;
const FRUIT = 'low hanging fruit';

let scenario: Scenario;
let github: GithubDouble;
afterEach(async () => {
  await scenario.end();
  await github.stop();
});

const answers = (): readonly LedgerEntry[] =>
  scenario.slack.ledger().filter((e) => e.kind === 'response_url' || e.kind === 'update');

const next = async (act: () => Promise<unknown>): Promise<LedgerEntry> => {
  const before = answers().length;
  await act();
  await until(() => answers().length > before, 'the answer has come');
  await scenario.settle();
  const last = answers().at(-1);
  if (last === undefined) throw new Error('no answer');
  return last;
};

const claim = async (user: string, where: LedgerEntry, title: string, number: number) =>
  await next(async () => {
    const url = `https://github.example/${SOURCE}/issues/${String(number)}`;
    await scenario.slack.inject.action({
      user,
      channel: where.channel ?? '',
      ts: where.ts ?? '',
      actionId: 'fruit_claim',
      value: JSON.stringify({
        team: 'visit',
        issue: { repository: SOURCE, number, url, title },
      }),
    });
  });

describe('low-hanging fruit', () => {
  it('is offered, claimed, assigned on GitHub and counted; what cannot be is told', async () => {
    scenario = await startScenario('2027-01-12 09:00', {
      config: WITH_SOURCE,
      issueLog: async (now) => {
        const made = await githubWithSource(now);
        github = made.github;
        return made.issueLog;
      },
    });
    const { people } = github;
    const fruit = async (user: string): Promise<LedgerEntry> =>
      await next(async () => await scenario.say(user, 'fruit'));
    expect((await fruit('U01ALPHA')).text).toContain('has no label “low hanging fruit”. Make it');

    const long = 'x'.repeat(5_000);
    await people.open('zed', SOURCE, { title: 'Long story', body: long, labels: [FRUIT] });
    await people.open('zed', SOURCE, { title: 'Typo in <!here> help', labels: [FRUIT] });
    await people.open('zed', SOURCE, { title: 'Tooltip is cut', labels: [FRUIT] });
    await people.open('zed', SOURCE, { title: 'Has somebody', labels: [FRUIT] });
    await people.assign('zed', SOURCE, 4, ['delta-gh']);
    await scenario.stepTo('2027-01-12 09:15');

    const older = await fruit('U02BRAVO');
    const offered = await fruit('U01ALPHA');
    const titles = [...offered.rendered.matchAll(/visit#(\d)/gu)].map(([, n]) => Number(n));
    expect(titles).toEqual([2, 3, 1]);
    const mine = await claim('U01ALPHA', offered, 'Typo in <!here> help', 2);
    expect(mine.rendered).toContain('visit-dav/visit#2 is yours: GitHub assigns you');
    expect(mine.rendered).toContain('claimed by you');
    expect(mine.rendered).toContain('Claimed this week: 1 issue (alpha)');
    expect(github.issue(SOURCE, 2)?.assignees).toEqual(['alpha-gh']);

    // Whoever looks at an older list is told that it is taken.
    const late = await claim('U02BRAVO', older, 'Typo in <!here> help', 2);
    expect(late.text).toBe('visit-dav/visit#2 is claimed by alpha already.');

    // Foxtrot cannot be assigned there: it is said, and not counted.
    await claim('U06FOXTROT', await fruit('U06FOXTROT'), 'Tooltip is cut', 3);
    const told = scenario.directMessages('U06FOXTROT').at(-1);
    expect(told?.text).toContain('GitHub does not let foxtrot-gh be assigned there');
    const counted = await scenario
      .app()
      .store.transaction(async (tx) => [
        (await tx.fruit.ofWeek('visit', '2027-01-11')).map((c) => [c.number, c.state]),
        (await tx.log.ofTeam('visit', 10)).map((e) => e.event.type),
      ]);
    expect(counted).toEqual([
      [[2, 'assigned']],
      ['fruit-claimed', 'fruit-claimed', 'fruit-refused'],
    ]);

    // Somebody without a login, and somebody who is not on the team.
    await scenario.app().store.transaction(async (tx) => {
      const echo = (await tx.people.byUser('U05ECHO'))[0];
      if (echo) await tx.people.put({ ...echo, github: undefined });
    });
    expect((await claim('U05ECHO', await fruit('U05ECHO'), 'Tooltip is cut', 3)).text).toContain(
      'Your GitHub login is not on the roster',
    );
    expect((await claim('U09USER', await fruit('U09USER'), 'Tooltip is cut', 3)).text).toContain(
      'Only the people',
    );

    github.setArchived(SOURCE, true);
    await scenario.stepTo('2027-01-12 09:30');
    expect((await fruit('U01ALPHA')).text).toContain('visit-dav/visit is archived');
  });
});
