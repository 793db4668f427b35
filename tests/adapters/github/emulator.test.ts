import { describe } from '@jest/globals';
import { createGithubClient } from '../../../src/adapters/github/client.ts';
import { createOctokitTracker } from '../../../src/adapters/github/octokit-tracker.ts';
import { issueTrackerContract, REPOSITORY } from '../../ports/issue-tracker.contract.ts';
import { startGithubEmulator } from '../../support/github-emulator.ts';

const BOT_TOKEN = 'token-of-the-bot';
const ALPHA_TOKEN = 'token-of-alpha';
const [OWNER = '', NAME = ''] = REPOSITORY.split('/');

describe('GitHub as others emulate it', () => {
  issueTrackerContract(
    async () => {
      const emulator = await startGithubEmulator({
        tokens: {
          [BOT_TOKEN]: { login: OWNER, scopes: ['repo'] },
          [ALPHA_TOKEN]: { login: 'alpha-gh', scopes: ['repo'] },
        },
        github: {
          users: [{ login: OWNER }, { login: 'alpha-gh' }],
          repos: [{ owner: OWNER, name: NAME }],
        },
      });
      const client = (token: string) => createGithubClient({ token, apiUrl: emulator.apiUrl });
      return {
        tracker: createOctokitTracker(client(BOT_TOKEN), () => Date.now()),
        self: OWNER,
        commentAs: async (_login, issue, body) => {
          const { data } = await client(ALPHA_TOKEN).rest.issues.createComment({
            owner: OWNER,
            repo: NAME,
            issue_number: issue,
            body,
          });
          return data.id;
        },
        pass: () => undefined,
        // It compares dates as text, so that what happened within the second asked about comes before it.
        now: () => Date.now() - 1_000,
        close: async () => {
          await emulator.close();
        },
      };
    },
    {
      commentsOfRepository: 'the emulator knows no list of a repository’s comments',
      whoCannotBeAssigned: 'the emulator refuses without saying whom',
      longestTitle: 'the emulator takes titles of any length',
    },
  );
});
