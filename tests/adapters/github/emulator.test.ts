import { describe } from '@jest/globals';
import { createGithubClient, type GithubSettings } from '../../../src/adapters/github/client.ts';
import { createGithubTracker } from '../../../src/adapters/github/octokit-tracker.ts';
import {
  issueTrackerContract,
  REPOSITORY,
  type TrackerUnderTest,
} from '../../ports/issue-tracker.contract.ts';
import { type GithubEmulator, startGithubEmulator } from '../../support/github-emulator.ts';

const BOT_TOKEN = 'token-of-the-bot';
const ALPHA_TOKEN = 'token-of-alpha';
const [OWNER = '', NAME = ''] = REPOSITORY.split('/');
const APP = { appId: '4711', installation: '815' };

const LACKS = {
  commentsOfRepository: 'the emulator knows no list of a repository’s comments',
  whoCannotBeAssigned: 'the emulator refuses without saying whom',
  longestTitle: 'the emulator takes titles of any length',
};

async function emulated(
  self: string,
  identityIn: (emulator: GithubEmulator) => GithubSettings['identity'],
): Promise<TrackerUnderTest> {
  const emulator = await startGithubEmulator({
    tokens: {
      [BOT_TOKEN]: { login: OWNER, scopes: ['repo'] },
      [ALPHA_TOKEN]: { login: 'alpha-gh', scopes: ['repo'] },
    },
    github: {
      users: [{ login: OWNER }, { login: 'alpha-gh' }],
      repos: [{ owner: OWNER, name: NAME }],
      apps: [
        {
          app_id: Number(APP.appId),
          slug: 'hotline-app',
          name: 'Hotline',
          permissions: { issues: 'write', metadata: 'read' },
          installations: [{ installation_id: Number(APP.installation), account: OWNER }],
        },
      ],
    },
  });
  const { apiUrl } = emulator;
  const alpha = createGithubClient({ identity: ALPHA_TOKEN, apiUrl });
  return {
    tracker: createGithubTracker({ identity: identityIn(emulator), apiUrl }),
    self,
    commentAs: async (_login, issue, body) => {
      const where = { owner: OWNER, repo: NAME, issue_number: issue };
      return (await alpha.rest.issues.createComment({ ...where, body })).data.id;
    },
    pass: () => undefined,
    // It compares dates as text, so that what happened within the second asked about comes before it.
    now: () => Date.now() - 1_000,
    close: async () => {
      await emulator.close();
    },
  };
}

describe('GitHub as others emulate it', () => {
  issueTrackerContract(async () => await emulated(OWNER, () => BOT_TOKEN), LACKS);
});

describe('GitHub as others emulate it, for an app', () => {
  issueTrackerContract(
    async () => await emulated('hotline-app[bot]', ({ appKey }) => ({ ...APP, key: appKey })),
    LACKS,
  );
});
