import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { GithubFault } from '../../../src/doubles/github/faults.ts';
import type { GithubDouble } from '../../../src/doubles/github/github-double.ts';
import { given, issueTrackerContract, REPOSITORY } from '../../ports/issue-tracker.contract.ts';
import { createFakeTracker, FAKE_SELF } from '../../support/fake-tracker.ts';
import { BOT_LOGIN, githubDouble, INCIDENTS, PRODUCT, trackerFor } from '../../support/github.ts';

describe('the hand-written fake', () => {
  issueTrackerContract(async () => {
    let now = Date.UTC(2027, 0, 12, 17);
    const tracker = createFakeTracker({
      repository: REPOSITORY,
      people: ['alpha-gh'],
      now: () => now,
    });
    return await Promise.resolve({
      tracker,
      self: FAKE_SELF,
      commentAs: async (login, issue, body) =>
        await Promise.resolve(tracker.commentBy(login, issue, body).id),
      pass: (ms) => {
        now += ms;
      },
      now: () => now,
      close: async () => await Promise.resolve(),
    });
  });
});

describe('GitHub', () => {
  issueTrackerContract(async () => {
    let now = Date.UTC(2027, 0, 12, 17);
    const github = await githubDouble(() => now);
    return {
      tracker: trackerFor(github),
      self: BOT_LOGIN,
      commentAs: async (login, issue, body) =>
        (await github.people.comment(login, REPOSITORY, issue, body)).id,
      pass: (ms) => {
        now += ms;
      },
      now: () => now,
      close: async () => {
        await github.stop();
      },
    };
  });
});

describe('the adapter of GitHub', () => {
  let github: GithubDouble;
  beforeEach(async () => {
    github = await githubDouble(() => Date.UTC(2027, 0, 12, 17));
  });
  afterEach(async () => {
    await github.stop();
  });
  const DRAFT = { title: 'INC-1: Contour', body: 'facts', assignees: [], labels: [] };
  const struckBy = async (fault: Omit<GithubFault, 'probability'>, timeoutMs?: number) => {
    github.setFaults({ seed: 1, rules: [{ probability: 1, ...fault }] });
    const options = timeoutMs === undefined ? {} : { timeoutMs };
    return await trackerFor(github, options).open(INCIDENTS, DRAFT);
  };

  it.each(['reset', 'reply_lost', 'bad_gateway', 'bad_gateway_done', 'late'] as const)(
    'does not know what became of a call that met “%s”, and did not repeat it',
    async (kind) => {
      expect(await struckBy({ kind })).toMatchObject({ ok: false, kind: 'unknown' });
      await github.idle();
      const writes = github.calls().filter((call) => call.method === 'POST');
      expect(writes).toHaveLength(1);
    },
  );

  it('does not know what became of a call that takes too long', async () => {
    expect(await struckBy({ kind: 'delay', ms: 400 }, 50)).toMatchObject({ kind: 'unknown' });
  });

  it.each(['secondary_limit', 'rate_limited'] as const)(
    'waits as long as “%s” asks for',
    async (kind) => {
      expect(await struckBy({ kind, retryAfter: 17 })).toMatchObject({
        ok: false,
        kind: 'wait',
        retryAfterMs: 17_000,
      });
    },
  );

  it('calls a wrong token, an archived repository and missing rights forbidden', async () => {
    const stranger = trackerFor(github, { token: 'ghp_wrong' });
    expect(await stranger.self()).toMatchObject({ ok: false, kind: 'forbidden' });
    github.setArchived(INCIDENTS, true);
    expect(await trackerFor(github).open(INCIDENTS, DRAFT)).toMatchObject({
      ok: false,
      kind: 'forbidden',
      why: 'GitHub answers 403: Repository was archived so is read-only.',
    });
  });

  it('follows a renamed repository for reading and for writing, and says its new name', async () => {
    const tracker = trackerFor(github);
    const { number } = given(await tracker.open(INCIDENTS, DRAFT));
    github.rename(INCIDENTS, 'hotline-bot/renamed');
    const closed = given(await tracker.change(INCIDENTS, number, { state: 'closed' }));
    expect(closed).toMatchObject({ repository: 'hotline-bot/renamed', state: 'closed' });
    expect(given(await tracker.get(INCIDENTS, number)).state).toBe('closed');
  });

  it('follows a transferred issue for reading and writing, and says where it is', async () => {
    const tracker = trackerFor(github);
    const { number } = given(await tracker.open(INCIDENTS, DRAFT));
    const moved = github.transferIssue(INCIDENTS, number, PRODUCT);
    expect(given(await tracker.get(INCIDENTS, number))).toMatchObject({
      repository: PRODUCT,
      number: moved,
    });
    expect(given(await tracker.comment(INCIDENTS, number, 'hello')).issue).toBe(moved);
    github.setOutOfReach(PRODUCT, true);
    expect(await tracker.get(INCIDENTS, number)).toMatchObject({ kind: 'gone' });
  });

  it('calls a deleted issue and a repository out of reach gone, and issues switched off forbidden', async () => {
    const tracker = trackerFor(github);
    const { number } = given(await tracker.open(INCIDENTS, DRAFT));
    github.deleteIssue(INCIDENTS, number);
    expect(await tracker.comment(INCIDENTS, number, 'hello')).toMatchObject({
      kind: 'gone',
      why: 'GitHub answers 410: This issue was deleted',
    });
    github.setHasIssues(INCIDENTS, false);
    expect(await tracker.open(INCIDENTS, DRAFT)).toMatchObject({ kind: 'forbidden' });
    github.setOutOfReach(INCIDENTS, true);
    expect(await tracker.open(INCIDENTS, DRAFT)).toMatchObject({ kind: 'gone' });
    expect(await tracker.repository(INCIDENTS)).toMatchObject({ kind: 'gone' });
  });

  it('may comment on a locked issue no more than anybody', async () => {
    const tracker = trackerFor(github);
    const { number } = given(await tracker.open(INCIDENTS, DRAFT));
    github.setLocked(INCIDENTS, number, true);
    expect(await tracker.comment(INCIDENTS, number, 'hello')).toMatchObject({
      kind: 'forbidden',
      why: 'GitHub answers 403: Unable to create comment because issue is locked.',
    });
  });

  it('works below the path of a GitHub Enterprise Server', async () => {
    const tracker = trackerFor(github, { prefix: '/api/v3' });
    expect(given(await tracker.open(INCIDENTS, DRAFT)).number).toBe(1);
  });

  it('reads lists beyond the first page', async () => {
    const tracker = trackerFor(github);
    const { number } = given(await tracker.open(INCIDENTS, DRAFT));
    for (let n = 1; n <= 101; n++) {
      await github.people.comment('alpha-gh', INCIDENTS, number, `comment ${String(n)}`);
    }
    const all = given(await tracker.comments(INCIDENTS, number));
    expect(all.map((c) => c.body).at(-1)).toBe('comment 101');
    const changed = given(
      await tracker.changedComments(INCIDENTS, { since: Date.UTC(2027, 0, 12), tag: undefined }),
    );
    expect(changed.items).toHaveLength(101);
  });

  it('spends nothing on asking whether something is new', async () => {
    const tracker = trackerFor(github);
    given(await tracker.open(INCIDENTS, DRAFT));
    const since = Date.UTC(2027, 0, 12);
    const { tag } = given(await tracker.changedIssues(INCIDENTS, { since, tag: undefined }));
    given(await tracker.changedIssues(INCIDENTS, { since, tag }));
    expect(github.calls().at(-1)?.status).toBe(304);
  });
});
