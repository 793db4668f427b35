import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { loadEnvironment } from '../../src/config/environment.ts';
import { formatEnvironmentProblem } from '../../src/config/environment-problem.ts';
import { Secret } from '../../src/config/secret.ts';

type Env = Readonly<Record<string, string>>;

const SOCKET = { SLACK_BOT_TOKEN: 'xoxb-1-canary', SLACK_APP_TOKEN: 'xapp-1-canary' };
const HTTP = {
  HOTLINE_MODE: 'http',
  SLACK_BOT_TOKEN: 'xoxb-1-canary',
  SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
  HOTLINE_HTTP_PORT: '3000',
};

const noFile = (): never => {
  throw Object.assign(new Error('no such file: /canary'), { code: 'ENOENT' });
};

function environmentOf(env: Env, readFile: (path: string) => string = noFile) {
  const loaded = loadEnvironment(env, readFile);
  if (!loaded.ok) throw new Error(loaded.problems.map(formatEnvironmentProblem).join('\n'));
  return loaded.value;
}

function problemsOf(env: Env, readFile: (path: string) => string = noFile): readonly string[] {
  const loaded = loadEnvironment(env, readFile);
  return loaded.ok ? [] : loaded.problems.map(formatEnvironmentProblem);
}

describe('the environment', () => {
  it('needs two tokens for socket mode, and has a default for the rest', () => {
    const environment = environmentOf(SOCKET);
    expect(environment).toEqual({
      slack: { mode: 'socket', botToken: expect.any(Secret), appToken: expect.any(Secret) },
      slackApiUrl: undefined,
      githubToken: undefined,
      githubApp: undefined,
      githubApiUrl: undefined,
      configFile: 'hotline.yml',
      database: { kind: 'sqlite', path: 'hotline.db' },
      logLevel: 'info',
      calendar: undefined,
      mail: undefined,
      reach: { twilio: undefined, answers: undefined, pushNetworks: [] },
      healthPort: undefined,
      aliveUrl: undefined,
    });
    expect(environment.slack.botToken.reveal()).toBe('xoxb-1-canary');
  });

  it('takes a GitHub App in place of a token, its key from a file', () => {
    const pem = '-----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY-----';
    const app = { ...SOCKET, GITHUB_APP_ID: '4711', GITHUB_APP_INSTALLATION: '815' };
    const { githubApp } = environmentOf({ ...app, GITHUB_APP_KEY_FILE: '/key.pem' }, () => pem);
    expect(githubApp).toEqual({ appId: '4711', installation: '815', key: expect.any(Secret) });
    expect(githubApp?.key.reveal()).toBe(pem);
    expect(
      problemsOf({ ...app, GITHUB_APP_KEY: 'canary', GITHUB_APP_ID: 'x', GITHUB_TOKEN: 'ghp_1' }),
    ).toEqual([
      expect.stringMatching(/^GITHUB_APP_KEY: is not a private key: name the \.pem file/u),
      expect.stringMatching(/^GITHUB_TOKEN: is given beside GITHUB_APP_ID/u),
      expect.stringMatching(/^GITHUB_APP_ID: is not a number: copy the App ID/u),
    ]);
    expect(problemsOf({ ...SOCKET, GITHUB_APP_ID: '4711' })).toEqual([
      expect.stringMatching(/^GITHUB_APP_KEY: is missing/u),
      expect.stringMatching(/^GITHUB_APP_INSTALLATION: is missing: install the app/u),
    ]);
  });

  it('needs a token, the signing secret and a port for HTTP mode', () => {
    const { slack } = environmentOf(HTTP);
    expect(slack).toEqual({
      mode: 'http',
      botToken: expect.any(Secret),
      signingSecret: expect.any(Secret),
      port: 3000,
    });
    expect(slack.mode === 'http' && slack.signingSecret.reveal()).toBe(
      '0123456789abcdef0123456789abcdef',
    );
  });

  it('takes everything that can be said', () => {
    const environment = environmentOf({
      ...SOCKET,
      SLACK_API_URL: 'http://127.0.0.1:3300/api',
      GITHUB_TOKEN: 'github_pat_canary',
      GITHUB_API_URL: 'https://github.example.org/api/v3/',
      HOTLINE_CONFIG: '/etc/hotline/hotline.yml',
      HOTLINE_DATABASE: 'postgres://hotline:canary@db/hotline',
      LOG_LEVEL: 'DEBUG',
      HOTLINE_HEALTH_PORT: '8080',
    });
    expect(environment).toMatchObject({
      slackApiUrl: 'http://127.0.0.1:3300/api/',
      githubApiUrl: 'https://github.example.org/api/v3',
      configFile: '/etc/hotline/hotline.yml',
      logLevel: 'debug',
      healthPort: 8080,
    });
    expect(environment.githubToken?.reveal()).toBe('github_pat_canary');
    expect(environment.database.kind === 'postgres' && environment.database.url.reveal()).toBe(
      'postgres://hotline:canary@db/hotline',
    );
  });

  it('takes a value from the file that X_FILE names, trimmed, before X', () => {
    const files: Env = { '/run/secrets/bot': ' xoxb-2-file\r\n', '/run/secrets/level': 'warn\n' };
    const { slack, logLevel } = environmentOf(
      {
        ...SOCKET,
        SLACK_BOT_TOKEN_FILE: '/run/secrets/bot',
        LOG_LEVEL_FILE: '/run/secrets/level',
        SLACK_APP_TOKEN_FILE: '',
      },
      (path) => files[path] ?? noFile(),
    );
    expect(slack.botToken.reveal()).toBe('xoxb-2-file');
    expect(logLevel).toBe('warn');
  });

  it('reads real files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hotline-environment-'));
    try {
      writeFileSync(join(folder, 'bot'), 'xoxb-3-disk\n');
      const loaded = loadEnvironment({ ...SOCKET, SLACK_BOT_TOKEN_FILE: join(folder, 'bot') });
      expect(loaded.ok && loaded.value.slack.botToken.reveal()).toBe('xoxb-3-disk');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('names every problem at once', () => {
    expect(problemsOf({ HOTLINE_MODE: 'http', LOG_LEVEL: 'loud' })).toEqual([
      'SLACK_BOT_TOKEN: is missing: copy the Bot User OAuth Token (xoxb-…) from OAuth & Permissions at api.slack.com/apps',
      'SLACK_SIGNING_SECRET: is missing: copy the Signing Secret from Basic Information at api.slack.com/apps',
      'HOTLINE_HTTP_PORT: is missing: name the port on which Slack reaches the bot, such as 3000',
      'LOG_LEVEL: is not known: write fatal, error, warn, info, debug, trace, silent',
    ]);
  });

  it.each<readonly [string, Env, string]>([
    [
      'an app token for a bot token',
      { SLACK_BOT_TOKEN: 'xapp-1-canary' },
      'SLACK_BOT_TOKEN: does not begin with xoxb-: copy the Bot User OAuth Token (xoxb-…) from OAuth & Permissions at api.slack.com/apps',
    ],
    [
      'a token with a line break',
      { SLACK_BOT_TOKEN: 'xoxb-1\ncanary' },
      'SLACK_BOT_TOKEN: holds a blank, a line break or a letter that tokens do not have: copy it again',
    ],
    [
      'a token in quotes',
      { SLACK_APP_TOKEN: '"xapp-1-canary"' },
      'SLACK_APP_TOKEN: does not begin with xapp-: make an app-level token (xapp-…) with connections:write under Basic Information at api.slack.com/apps',
    ],
    [
      "the example's token",
      { SLACK_APP_TOKEN: 'xapp-...' },
      'SLACK_APP_TOKEN: is not a whole token: make an app-level token (xapp-…) with connections:write under Basic Information at api.slack.com/apps',
    ],
    [
      'an unknown mode',
      { HOTLINE_MODE: 'sockets' },
      'HOTLINE_MODE: is not known: did you mean socket?',
    ],
    [
      'a missing file',
      { GITHUB_TOKEN_FILE: '/canary' },
      'GITHUB_TOKEN_FILE: names a file that cannot be read (ENOENT): check the path, and that the bot may read it',
    ],
    [
      'a port out of range',
      { HOTLINE_HEALTH_PORT: '70000' },
      'HOTLINE_HEALTH_PORT: is not a port: write a number from 1 to 65535',
    ],
    [
      'a port that is no number',
      { HOTLINE_HEALTH_PORT: '0x50' },
      'HOTLINE_HEALTH_PORT: is not a port: write a number from 1 to 65535',
    ],
    [
      'another database',
      { HOTLINE_DATABASE: 'mysql://u:canary@db/x' },
      'HOTLINE_DATABASE: names a kind of database that is not known: give the path of a SQLite file, or an address that begins with postgres://',
    ],
    [
      'what is no address',
      { GITHUB_API_URL: 'github.canary.org' },
      'GITHUB_API_URL: is not a web address: write one that begins with https://',
    ],
    [
      'a password in an address',
      { SLACK_API_URL: 'https://u:canary@example.org/api/' },
      'SLACK_API_URL: holds a user name or password: take it out of the address',
    ],
    [
      'an address without encryption',
      { GITHUB_API_URL: 'http://github.canary.org' },
      'GITHUB_API_URL: would send a token unencrypted: write https:// instead of http://',
    ],
  ])('refuses %s, and does not show it', (_what, env, problem) => {
    expect(problemsOf({ ...SOCKET, ...env })).toEqual([problem]);
    expect(problem).not.toContain('canary');
  });

  it('refuses an empty file, and does not ask for the variable too', () => {
    const env = { ...SOCKET, SLACK_BOT_TOKEN_FILE: '/run/secrets/bot' };
    expect(problemsOf(env, () => '\n')).toEqual([
      'SLACK_BOT_TOKEN_FILE: names an empty file: write the value into the file',
    ]);
  });

  it('refuses one port for two purposes', () => {
    expect(problemsOf({ ...HTTP, HOTLINE_HEALTH_PORT: '3000' })).toEqual([
      'HOTLINE_HEALTH_PORT: is the port of HOTLINE_HTTP_PORT: choose another port',
    ]);
    const calendar = { HOTLINE_CALENDAR_PORT: '3000', HOTLINE_CALENDAR_URL: 'https://a.example' };
    expect(problemsOf({ ...HTTP, ...calendar })).toEqual([
      'HOTLINE_CALENDAR_PORT: is the port of something else: choose another',
    ]);
  });

  it('wants a port and an address for calendars, or neither', () => {
    expect(problemsOf({ ...SOCKET, HOTLINE_CALENDAR_PORT: '3002' })).toEqual([
      'HOTLINE_CALENDAR_URL: is missing: give the public address of the proxy, such as https://hotline.example.org',
    ]);
    expect(problemsOf({ ...SOCKET, HOTLINE_CALENDAR_URL: 'https://a.example' })).toEqual([
      'HOTLINE_CALENDAR_PORT: is missing: name the port on which the proxy at HOTLINE_CALENDAR_URL reaches the bot, such as 3002',
    ]);
    const both = {
      HOTLINE_CALENDAR_PORT: '3002',
      HOTLINE_CALENDAR_URL: 'https://a.example/hotline/',
    };
    const loaded = loadEnvironment({ ...SOCKET, ...both });
    expect(loaded).toMatchObject({
      ok: true,
      value: { calendar: { port: 3002, url: 'https://a.example/hotline' } },
    });
  });
});

describe('a secret', () => {
  const secret = new Secret('canary');

  it.each([
    ['as text', String(secret)],
    ['joined to a text', ['', secret].join('')],
    ['as JSON', JSON.stringify({ secret })],
    ['inspected', inspect({ secret }, { showHidden: true, depth: 9 })],
    ['copied', inspect(Object.assign({}, secret))],
  ])('is not shown %s', (_how, shown) => {
    expect(shown).not.toContain('canary');
  });

  it('is given to whoever asks for it', () => {
    expect(secret.reveal()).toBe('canary');
  });
});
