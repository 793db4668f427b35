import { once } from 'node:events';
import { createServer } from 'node:net';
import { createGithubClient } from '../adapters/github/client.ts';
import { createGithubTracker } from '../adapters/github/octokit-tracker.ts';
import { createOctokitSource } from '../adapters/github/source/octokit-source.ts';
import type { IssueLogSettings } from '../compose-issue-log.ts';
import type { Instant } from '../domain/time/instant.ts';
import { startGithubDouble } from '../doubles/github/start-github-double.ts';
import { DEMO_INCIDENTS, DEMO_ISSUES, DEMO_SOURCE } from './demo-issues.ts';
import { DEMO_PEOPLE } from './demo-team.ts';

const BOT = { login: 'hotline-bot', token: 'ghp_forTheDemoAlone' } as const;
const SECRET = 'the demo’s alone';

/** What is touched there is announced at once, so that a clock that is moved by weeks need not ask every half a minute. */
const POLL_EVERY_MS = 60 * 60_000;

export interface DemoGithub {
  /** Where people read the issues. */
  readonly pageUrl: string;
  readonly issueLog: IssueLogSettings;
  stop(): Promise<void>;
}

/** A GitHub with a log for incidents, and a product with some issues. */
export async function startDemoGithub(now: () => Instant, port: number): Promise<DemoGithub> {
  const webhookPort = await freePort();
  const collaborators = [BOT.login, ...DEMO_PEOPLE.map(({ name }) => `${name}-gh`)];
  const github = await startGithubDouble({
    users: [BOT],
    repositories: [DEMO_INCIDENTS, DEMO_SOURCE].map((name) => ({ name, collaborators })),
    now,
    port,
    isBrowsable: true,
    webhook: { url: () => `http://127.0.0.1:${String(webhookPort)}`, secret: SECRET },
  });
  for (const issue of DEMO_ISSUES) await github.people.open('foxtrot-gh', DEMO_SOURCE, issue);
  const client = createGithubClient({ identity: BOT.token, apiUrl: github.apiUrl });
  return {
    pageUrl: github.apiUrl,
    issueLog: {
      tracker: createGithubTracker({ identity: BOT.token, apiUrl: github.apiUrl }),
      sourceIssues: createOctokitSource(client, now),
      pollEveryMs: POLL_EVERY_MS,
      webhook: { port: webhookPort, secret: SECRET },
    },
    stop: async () => {
      await github.stop();
    },
  };
}

/** GitHub has to know where it announces to before the bot listens there. */
async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
