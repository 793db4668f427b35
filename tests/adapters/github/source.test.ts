import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createGithubClient } from '../../../src/adapters/github/client.ts';
import { createOctokitSource } from '../../../src/adapters/github/source/octokit-source.ts';
import { searchQuery } from '../../../src/adapters/github/source/search-query.ts';
import type { GithubDouble } from '../../../src/doubles/github/github-double.ts';
import { startGithubDouble } from '../../../src/doubles/github/start-github-double.ts';
import type { SourceIssues } from '../../../src/ports/source-issues.ts';
import { given } from '../../ports/issue-tracker.contract.ts';
import { BOT_LOGIN, BOT_TOKEN } from '../../support/github.ts';

const SOURCE = 'visit-dav/visit';
const FRUIT = 'low hanging fruit';

let github: GithubDouble;
let source: SourceIssues;
let now = Date.parse('2027-01-12T17:00:00Z');

const sourceOf = (token = BOT_TOKEN): SourceIssues =>
  createOctokitSource(createGithubClient({ identity: token, apiUrl: github.apiUrl }), () => now);

beforeEach(async () => {
  github = await startGithubDouble({
    users: [{ login: BOT_LOGIN, token: BOT_TOKEN }],
    repositories: [{ name: SOURCE, collaborators: [BOT_LOGIN, 'alpha-gh'] }],
    now: () => now,
    searchesAMinute: 3,
  });
  source = sourceOf();
  const { people } = github;
  await people.open('zed', SOURCE, { title: 'Contour plot crashes', body: 'on restart' });
  await people.open('zed', SOURCE, {
    title: 'Mesh twice',
    body: 'a contour shows it',
    labels: [FRUIT],
  });
  await people.open('zed', SOURCE, { title: 'Fix contour crash', isPull: true, labels: [FRUIT] });
  await people.open('zed', SOURCE, { title: 'Taken', labels: [FRUIT] });
  await github.people.assign('zed', SOURCE, 4, ['alpha-gh']);
});
afterEach(async () => {
  await github.stop();
});

const found = async (...words: readonly string[]): Promise<readonly string[]> =>
  given(await source.search(SOURCE, words)).map(({ title }) => title);

describe('the product’s issues on GitHub', () => {
  it('are found by any of the words, the best first, without pull requests', async () => {
    expect(await found('contours', 'crash', 'nowhere')).toEqual([
      'Contour plot crashes',
      'Mesh twice',
    ]);
    expect(github.calls().at(-1)?.path).toContain('advanced_search=true');
  });

  it('are asked for once in ten minutes, and then only whether they have changed', async () => {
    expect(await Promise.all([found('mesh'), found('mesh')])).toHaveLength(2);
    await found('mesh');
    expect(github.calls()).toHaveLength(1);
    now += 11 * 60_000;
    expect(await found('mesh')).toEqual(['Mesh twice']);
    expect(github.calls().map(({ status }) => status)).toEqual([200, 304]);
    await found('mesh');
    expect(github.calls()).toHaveLength(2);
  });

  it('are not asked for while GitHub’s limit on searches holds', async () => {
    for (const word of ['one', 'two', 'three']) await found(word);
    const fourth = await source.search(SOURCE, ['four']);
    expect(fourth).toMatchObject({ ok: false, kind: 'wait', retryAfterMs: 60_000 });
    now += 30_000;
    expect(await source.search(SOURCE, ['five'])).toMatchObject({ retryAfterMs: 30_000 });
    expect(github.calls()).toHaveLength(4);
    now += 31_000;
    expect(await found('contour')).toHaveLength(2);
  });

  it('are asked for below the limit, however much is asked', async () => {
    await github.stop();
    github = await startGithubDouble({
      users: [{ login: BOT_LOGIN, token: BOT_TOKEN }],
      repositories: [{ name: SOURCE, collaborators: [] }],
      now: () => now,
    });
    source = sourceOf();
    const replies = [];
    for (let n = 0; n < 40; n += 1) replies.push(await source.search(SOURCE, [`w${String(n)}`]));
    expect(replies.filter((reply) => reply.ok)).toHaveLength(20);
    expect(github.calls().filter(({ status }) => status !== 200)).toEqual([]);
  });

  it('with a label and without an assignee are offered, pull requests left out', async () => {
    const titles = async () =>
      given(await source.labelled(SOURCE, FRUIT)).map(({ title }) => title);
    expect(await titles()).toEqual(['Mesh twice']);
    expect(given(await source.assign(SOURCE, 2, 'nobody-gh'))).toEqual([]);
    expect(given(await source.assign(SOURCE, 2, 'alpha-gh'))).toEqual(['alpha-gh']);
    expect(await titles()).toEqual([]);
    expect(given(await source.issue(SOURCE, 2)).assignees).toEqual(['alpha-gh']);
  });

  it('say how their repository stands: label missing, renamed, archived, out of reach', async () => {
    expect(given(await source.standing(SOURCE, 'none such'))).toMatchObject({ hasLabel: false });
    github.rename(SOURCE, 'visit-dav/visit3');
    github.setArchived('visit-dav/visit3', true);
    source = sourceOf();
    expect(given(await source.standing(SOURCE, FRUIT))).toEqual({
      name: 'visit-dav/visit3',
      isArchived: true,
      hasLabel: true,
    });
    expect(await source.standing('no/where', FRUIT)).toMatchObject({ kind: 'gone' });
    expect(await source.search('no/where', ['x'])).toMatchObject({ kind: 'refused' });
    expect(await sourceOf('wrong').standing(SOURCE, FRUIT)).toMatchObject({ kind: 'forbidden' });
  });
});

describe('a search query', () => {
  it('takes the five longest words, and nothing that could be syntax', () => {
    expect(searchQuery(SOURCE, ['a', 'bb', 'ccc', 'dddd', 'eeeee', 'ffffff', 'or', 'x:y'])).toBe(
      'repo:visit-dav/visit is:issue (ffffff OR eeeee OR dddd OR ccc OR bb)',
    );
    expect(searchQuery(SOURCE, ['crash'])).toBe('repo:visit-dav/visit is:issue crash');
    expect(searchQuery(SOURCE, ['and', '("', ''])).toBeUndefined();
    const long = Array.from({ length: 5 }, (_, n) => `${String(n)}${'x'.repeat(80)}`);
    expect(searchQuery(SOURCE, long)?.length).toBeLessThan(256);
  });
});
