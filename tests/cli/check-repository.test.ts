import { afterEach, describe, expect, it } from '@jest/globals';
import { Octokit } from '@octokit/rest';
import { checkRepository } from '../../src/cli/check-repository.ts';
import type { GithubDouble } from '../../src/doubles/github/github-double.ts';
import { BOT_TOKEN, githubDouble, PRODUCT } from '../support/github.ts';

const quiet = (): void => undefined;

let github: GithubDouble;
afterEach(async () => {
  await github.stop();
});

async function begin(): Promise<void> {
  github = await githubDouble(() => 1_800_000_000_000);
  await github.people.open('alpha-gh', PRODUCT, { title: 'Crash', labels: ['Reviewed'] });
}

const check = async (name = PRODUCT, labels: readonly string[] = []) => {
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
  const octokit = new Octokit({ auth: BOT_TOKEN, baseUrl: github.apiUrl, log });
  return (await checkRepository(octokit, 'GITHUB_TOKEN', { name, labels })).map(
    ({ state, detail }) => `${state}: ${detail}`,
  );
};

describe('hotline doctor, about a repository', () => {
  it('finds it good, and says which label is missing', async () => {
    await begin();
    expect(await check(PRODUCT, ['reviewed', 'low hanging fruit'])).toEqual([
      'good: can be read, and has issues',
      'warning: has no label “low hanging fruit”: make it there, or correct github.labels in hotline.yml',
    ]);
  });

  it('says how to mend what keeps Hotline from writing there', async () => {
    await begin();
    github.setArchived(PRODUCT, true);
    expect(await check()).toEqual([
      'bad: the repository is archived: unarchive it, or name another',
    ]);
    github.setArchived(PRODUCT, false);
    github.setHasIssues(PRODUCT, false);
    expect(await check()).toEqual(['bad: issues are switched off there: switch them on']);
    github.setHasIssues(PRODUCT, true);
    github.rename(PRODUCT, 'hotline-bot/product3');
    expect(await check()).toEqual([
      'warning: is called hotline-bot/product3 now: correct it in hotline.yml',
    ]);
    expect(await check('hotline-bot/none')).toEqual([
      'bad: GitHub says 404: check the name, and that GITHUB_TOKEN may read and write its issues',
    ]);
  });
});
