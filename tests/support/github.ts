import { createGithubClient } from '../../src/adapters/github/client.ts';
import { createGithubTracker } from '../../src/adapters/github/octokit-tracker.ts';
import { createOctokitSource } from '../../src/adapters/github/source/octokit-source.ts';
import type { IssueLogSettings } from '../../src/compose-issue-log.ts';
import type { GithubDouble, GithubDoubleOptions } from '../../src/doubles/github/github-double.ts';
import { startGithubDouble } from '../../src/doubles/github/start-github-double.ts';
import type { IssueTracker } from '../../src/ports/issue-tracker.ts';

export const BOT_LOGIN = 'hotline-bot';
export const BOT_TOKEN = 'ghp_forTheDoubleAlone';
export const INCIDENTS = 'hotline-bot/incidents';

/** A GitHub with one repository, in which the demo's people work. */
export async function githubDouble(
  now: () => number,
  more: Partial<GithubDoubleOptions> = {},
): Promise<GithubDouble> {
  return await startGithubDouble({
    users: [{ login: BOT_LOGIN, token: BOT_TOKEN }],
    repositories: [
      {
        name: INCIDENTS,
        collaborators: [BOT_LOGIN, 'alpha-gh', 'bravo-gh', 'charlie-gh', 'delta-gh'],
      },
    ],
    now,
    ...more,
  });
}

export function trackerFor(
  github: GithubDouble,
  options: { readonly token?: string; readonly prefix?: string; readonly timeoutMs?: number } = {},
): IssueTracker {
  const { token = BOT_TOKEN, prefix = '', timeoutMs } = options;
  const apiUrl = `${github.apiUrl}${prefix}`;
  return createGithubTracker({
    identity: token,
    apiUrl,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
}

export const SOURCE = 'visit-dav/visit';

/** A GitHub with the log and the product's repository, and the bot's two ways to it. */
export async function githubWithSource(
  now: () => number,
): Promise<{ readonly github: GithubDouble; readonly issueLog: IssueLogSettings }> {
  const people = [BOT_LOGIN, 'alpha-gh', 'bravo-gh', 'charlie-gh', 'delta-gh'];
  const github = await githubDouble(now, {
    repositories: [INCIDENTS, SOURCE].map((name) => ({ name, collaborators: people })),
  });
  const client = createGithubClient({
    identity: BOT_TOKEN,
    apiUrl: github.apiUrl,
    timeoutMs: 2_000,
  });
  return {
    github,
    issueLog: {
      tracker: trackerFor(github, { timeoutMs: 2_000 }),
      sourceIssues: createOctokitSource(client, now),
    },
  };
}
