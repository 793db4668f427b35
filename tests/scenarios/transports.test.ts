import { createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { TokenRefused } from '../../src/adapters/slack/connection/identity.ts';
import { createLog } from '../../src/adapters/system/pino-log.ts';
import { compose } from '../../src/compose.ts';
import { startSlackDouble } from '../../src/doubles/slack/start-slack-double.ts';
import { CONFIG, teamsOf } from '../support/scenario.ts';
import { until } from '../support/slack-double-start.ts';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}

const workspace = {
  name: 'VisIt',
  users: [{ id: 'U09USER', name: 'uma', realName: 'Uma User' }],
  channels: [{ name: 'visit-live' }],
};

describe('how Slack reaches the bot', () => {
  it('takes signed requests in HTTP mode', async () => {
    const port = await freePort();
    const signingSecret = 'a-signing-secret-of-32-characters';
    const slack = await startSlackDouble({
      workspace,
      http: { url: `http://127.0.0.1:${String(port)}/slack/events`, signingSecret },
    });
    const app = await compose({
      databaseFile: ':memory:',
      teams: await teamsOf(CONFIG),
      log: createLog('silent'),
      slack: {
        botToken: slack.botToken,
        apiUrl: slack.apiUrl,
        transport: { mode: 'http', signingSecret, port },
      },
    });
    try {
      await app.start();
      const command = { user: 'U09USER', channel: 'visit-live', text: 'report By HTTP' };
      const reply = await slack.inject.command(command);
      expect(JSON.stringify(reply.payload)).toContain('*INC-1* is open: By HTTP');
    } finally {
      await app.stop();
      await slack.stop();
    }
  });

  it('does not start with a token that Slack refuses, and says which', async () => {
    const slack = await startSlackDouble({ workspace });
    const app = await compose({
      databaseFile: ':memory:',
      teams: await teamsOf(CONFIG),
      log: createLog('silent'),
      slack: {
        botToken: 'xoxb-wrong',
        apiUrl: slack.apiUrl,
        transport: { mode: 'socket', appToken: slack.appToken },
      },
    });
    try {
      await expect(app.start()).rejects.toThrow(TokenRefused);
    } finally {
      await app.stop();
      await slack.stop();
    }
  });

  it('tells an admin at its start that it is no member of the team’s channel', async () => {
    const slack = await startSlackDouble({
      workspace: {
        ...workspace,
        users: [...workspace.users, { id: 'U01ALPHA', name: 'alpha', realName: 'Alpha' }],
        channels: [{ name: 'visit-live', withoutBot: true }],
      },
    });
    const app = await compose({
      databaseFile: ':memory:',
      teams: await teamsOf(CONFIG),
      log: createLog('silent'),
      slack: {
        botToken: slack.botToken,
        apiUrl: slack.apiUrl,
        transport: { mode: 'socket', appToken: slack.appToken },
      },
    });
    try {
      await app.start();
      await until(() => slack.ledger().length > 0, 'the admin has a message');
      expect(slack.ledger()).toMatchObject([
        {
          kind: 'post',
          to: 'U01ALPHA',
          text: 'I cannot post in VisIt’s channel visit-live: I am no member of it.',
        },
      ]);
      expect(slack.ledger()[0]?.rendered).toContain('/invite @hotline');
    } finally {
      await app.stop();
      await slack.stop();
    }
  });

  it('leaves no hole when Slack renews a connection', async () => {
    const slack = await startSlackDouble({ workspace });
    const app = await compose({
      databaseFile: ':memory:',
      teams: await teamsOf(CONFIG),
      log: createLog('silent'),
      slack: {
        botToken: slack.botToken,
        apiUrl: slack.apiUrl,
        transport: { mode: 'socket', appToken: slack.appToken },
      },
    });
    try {
      await app.start();
      expect(slack.numConnections()).toBe(2);
      slack.refresh();
      const command = { user: 'U09USER', channel: 'visit-live', text: 'report Meanwhile' };
      const reply = await slack.inject.command(command);
      expect(JSON.stringify(reply.payload)).toContain('is open: Meanwhile');
    } finally {
      await app.stop();
      await slack.stop();
    }
  });
});
