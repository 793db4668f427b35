import { afterEach, describe, expect, it } from '@jest/globals';
import { INCIDENTS, SOURCE } from '../support/github.ts';
import { type Resolving, startResolving } from '../support/resolving.ts';
import { until } from '../support/slack-double-start.ts';

const TYPED = 'zebra-typed-secret';

let all: Resolving;
afterEach(async () => {
  await all.end();
});

describe('what stands in the way of the product’s issues', () => {
  it('is said once, where somebody can mend it or do it by hand, and nothing is lost', async () => {
    all = await startResolving();
    const { github, scenario } = all;
    for (const title of ['Locked', 'Deleted', 'Moved', 'Kept']) {
      await github.people.open('zed', SOURCE, { title, labels: ['reviewed'] });
    }
    github.setLocked(SOURCE, 1, true);
    github.deleteIssue(SOURCE, 2);
    github.transferIssue(SOURCE, 3, INCIDENTS);
    for (const title of ['Locked out', 'Gone', 'Elsewhere', 'Late', 'New']) {
      await scenario.say('U09USER', `report ${title}`);
    }
    const update = { activities: ['known-updated'], summary: 'See the file' };
    expect((await all.resolve(1, update)).errors).toEqual({
      issues: 'Name the known issue, such as #123: it gets the incident’s facts.',
    });
    await all.submit('U01ALPHA', { ...update, issues: '#1' });
    await all.resolve(2, { ...update, issues: '2, #77' });
    await all.resolve(3, { ...update, issues: `https://github.example/${SOURCE}/issues/3` });
    github.setArchived(SOURCE, true);
    await all.resolve(4, { ...update, issues: '#4' });
    await all.resolve(5, { activities: ['new-issue'], summary: 'Is new' });
    const unwritable =
      'Nothing can be written to visit-dav/visit (GitHub answers 403: Repository was archived so is read-only.). It is tried again every ten minutes, and nothing is lost; the admins are told.';
    const gone = (issue: string) =>
      `<@U01ALPHA>: visit-dav/visit${issue} is not there: it was deleted, or its number never was. The facts stay here. If another one was meant, reopen the incident and resolve it with the right number.`;
    const saidOf = [
      [
        '<@U01ALPHA>: visit-dav/visit#1 is locked: nobody may comment there, and its label stays. It is not tried again. Who may write there unlocks it, or tells its people by another way.',
      ],
      [gone('#2'), gone('#77')],
      ['visit-dav/visit#3 goes on as hotline-bot/incidents#1: the facts are there.'],
      [unwritable],
      [unwritable],
    ];
    const troubles = () =>
      [1, 2, 3, 4, 5].map((n) =>
        all.threadOf(n).filter((text) => /is locked|is not there|goes on|Nothing can/u.test(text)),
      );
    expect(troubles()).toEqual(saidOf);
    const attempts = () =>
      github.calls().filter(({ path }) => path === `/repos/${SOURCE}/issues/1/comments`).length;
    expect(attempts()).toBe(1);
    expect(scenario.card(1)).toContain('known visit#1 (could not be updated)');
    expect(scenario.directMessages('U01ALPHA').map(({ text }) => text)).toEqual(
      [4, 5].map(
        (n) =>
          `INC-${String(n)}: nothing can be written to visit-dav/visit (GitHub answers 403: Repository was archived so is read-only.). It is tried again every ten minutes, and nothing is lost. \`hotline doctor\` says what to mend.`,
      ),
    );

    // Ten minutes later it is still archived, and nobody hears it again. Then somebody mends it.
    await scenario.stepTo('2027-01-12 09:11');
    expect([troubles(), attempts()]).toEqual([saidOf, 1]);
    github.setArchived(SOURCE, false);
    github.rename(SOURCE, 'visit-dav/visit3');
    await scenario.stepTo('2027-01-12 09:22');
    const there = github.issues('visit-dav/visit3');
    expect(there.map(({ title, labels, comments }) => [title, labels, comments.length])).toEqual([
      ['Locked', ['reviewed'], 0],
      ['Kept', [], 1],
      ['New', [], 0],
    ]);
    expect(all.threadOf(5).join('\n')).toContain(
      'visit-dav/visit is called visit-dav/visit3 now. Nothing is lost: GitHub leads there.',
    );
    expect(scenario.card(5)).toContain('new visit3#5');
  });
});

describe('of a restricted environment', () => {
  it('nothing that is typed while it is resolved, reopened or looked back at leaves', async () => {
    all = await startResolving();
    const { github, scenario } = all;
    await scenario.app().store.transaction(async (tx) => {
      const [alpha] = await tx.people.byUser('U01ALPHA');
      if (alpha) await tx.people.put({ ...alpha, capabilities: ['scf'] });
    });
    await scenario.say('U01ALPHA', 'report');
    await all.form('U01ALPHA');
    await scenario.slack.inject.action({
      user: 'U01ALPHA',
      actionId: 'environment',
      value: 'scf',
    });
    await until(
      () => /report_restricted_form/u.test(JSON.stringify(scenario.slack.openViews('U01ALPHA'))),
      'the form has changed',
    );
    await all.submit('U01ALPHA', { call_back: '2-4847' });
    await scenario.say('U01ALPHA', 'resolve INC-1');
    const form = await all.form('U01ALPHA');
    expect(form).toContain('It is restricted: what was done may not be written down here.');
    expect(form).not.toMatch(/"(?:summary|issues|new_title|serious|known-updated|new-issue)"/u);
    await scenario.slack.inject.close({ user: 'U01ALPHA' });
    // By command everything can be typed.
    expect(await scenario.say('U01ALPHA', `resolve INC-1 ${TYPED}`)).toContain(
      'INC-1 is resolved. It is restricted: your words are not kept.',
    );
    expect(await scenario.say('U01ALPHA', `postmortem INC-1`)).toContain('restricted');
    expect(await scenario.say('U01ALPHA', `reopen INC-1 ${TYPED}`)).toContain(
      'Your words are not kept: it is restricted.',
    );
    await all.resolve(1, { activities: ['answered'], effort: '2' });
    await scenario.stepTo('2027-01-12 09:05');
    expect(scenario.card(1)).toContain('resolved by alpha');
    expect(github.issue(INCIDENTS, 1)?.state).toBe('closed');
    const left = JSON.stringify([
      scenario.slack.ledger().filter((e) => e.user === undefined),
      github.issues(INCIDENTS),
      github.issues(SOURCE),
    ]);
    expect(left).not.toContain(TYPED);
    const kept = await scenario
      .app()
      .store.transaction(async (tx) => [await tx.log.ofIncident(1), await tx.incidents.get(1)]);
    expect(JSON.stringify(kept)).not.toContain(TYPED);
  });
});
