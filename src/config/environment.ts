import { readFileSync } from 'node:fs';
import type { EnvironmentProblem } from './environment-problem.ts';
import { type Variables, variableReader } from './environment-variables.ts';
import { type MailSettings, mailSettings } from './mail-settings.ts';
import { Secret } from './secret.ts';
import { type ReachSettings, reachSettings } from './ways-settings.ts';

export type LogLevel = (typeof LOG_LEVELS)[number];

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** How Slack reaches the bot: over a socket that the bot opens, or over HTTP at a public address. */
export type SlackConnection =
  | { readonly mode: 'socket'; readonly botToken: Secret; readonly appToken: Secret }
  | {
      readonly mode: 'http';
      readonly botToken: Secret;
      readonly signingSecret: Secret;
      readonly port: number;
    };

/** Where the bot keeps what it knows. A server's address holds a password, hence the wrapping. */
export type DatabaseLocation =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'postgres'; readonly url: Secret };

/** Everything that the process is told from outside, checked. */
export interface BotEnvironment {
  readonly slack: SlackConnection;
  /** Undefined for Slack's own; ends with a slash. */
  readonly slackApiUrl: string | undefined;
  readonly githubToken: Secret | undefined;
  /** The bot as a GitHub App instead. */
  readonly githubApp:
    | { readonly appId: string; readonly key: Secret; readonly installation: string }
    | undefined;
  /** Undefined for github.com; ends without a slash. */
  readonly githubApiUrl: string | undefined;
  /** Where GitHub announces changes; undefined when it is only asked. */
  readonly githubWebhook: { readonly port: number; readonly secret: Secret } | undefined;
  /** Where calendars are served, and their public address (without a slash at the end); undefined where they are not. */
  readonly calendar: { readonly port: number; readonly url: string } | undefined;
  /** How mail is sent; undefined where none is. */
  readonly mail: MailSettings | undefined;
  /** How people are reached beside Slack and mail. */
  readonly reach: ReachSettings;
  /** Path of the file with the teams' policies. */
  readonly configFile: string;
  readonly database: DatabaseLocation;
  /** Undefined for a folder beside the database. */
  readonly backupFolder: string | undefined;
  readonly logLevel: LogLevel;
  /** Undefined when no health endpoint is wanted. */
  readonly healthPort: number | undefined;
  /** Called once a minute while pages get through; undefined when nobody listens. It may hold a secret. */
  readonly aliveUrl: Secret | undefined;
}

export type LoadedEnvironment =
  | { readonly ok: true; readonly value: BotEnvironment }
  | { readonly ok: false; readonly problems: readonly EnvironmentProblem[] };

const BOT_TOKEN_REMEDY =
  'copy the Bot User OAuth Token (xoxb-…) from OAuth & Permissions at api.slack.com/apps';
const APP_TOKEN_REMEDY =
  'make an app-level token (xapp-…) with connections:write under Basic Information at api.slack.com/apps';
const SIGNING_SECRET_REMEDY =
  'copy the Signing Secret from Basic Information at api.slack.com/apps';

function slackConnection(variables: Variables): SlackConnection {
  const mode = variables.oneOf('HOTLINE_MODE', ['socket', 'http'], 'socket');
  const botToken = variables.token('SLACK_BOT_TOKEN', 'xoxb-', BOT_TOKEN_REMEDY);
  if (mode === 'socket') {
    return {
      mode,
      botToken,
      appToken: variables.token('SLACK_APP_TOKEN', 'xapp-', APP_TOKEN_REMEDY),
    };
  }
  return {
    mode,
    botToken,
    signingSecret: variables.signingSecret('SLACK_SIGNING_SECRET', SIGNING_SECRET_REMEDY),
    port:
      variables.port('HOTLINE_HTTP_PORT') ??
      variables.missing(
        'HOTLINE_HTTP_PORT',
        'name the port on which Slack reaches the bot, such as 3000',
        0,
      ),
  };
}

const APP_KEY_REMEDY =
  'name the .pem file that GitHub gave for the app (GITHUB_APP_KEY_FILE=/run/secrets/github-app.pem)';

function githubApp(variables: Variables): BotEnvironment['githubApp'] {
  const appId = variables.text('GITHUB_APP_ID');
  const key = variables.text('GITHUB_APP_KEY')?.replaceAll('\\n', '\n');
  const installation = variables.text('GITHUB_APP_INSTALLATION');
  if (appId === undefined && key === undefined && installation === undefined) return undefined;
  if (key !== undefined && !/^-----BEGIN (?:RSA )?PRIVATE KEY-----\s/u.test(key)) {
    variables.refuse('GITHUB_APP_KEY', 'is not a private key', APP_KEY_REMEDY);
  }
  if (variables.text('GITHUB_TOKEN') !== undefined) {
    const problem = 'is given beside GITHUB_APP_ID, and only one of them can be who Hotline is';
    variables.refuse('GITHUB_TOKEN', problem, 'take one of the two out');
  }
  const number = (name: string, given: string | undefined, remedy: string): string => {
    if (given === undefined) return variables.missing(name, remedy, '');
    if (!/^\d{1,15}$/u.test(given)) variables.refuse(name, 'is not a number', remedy);
    return given;
  };
  return {
    appId: number('GITHUB_APP_ID', appId, 'copy the App ID from the app’s settings on GitHub'),
    key: new Secret(key ?? variables.missing('GITHUB_APP_KEY', APP_KEY_REMEDY, '')),
    installation: number(
      'GITHUB_APP_INSTALLATION',
      installation,
      'install the app on the repositories’ owner; the number at the end of that page’s address is it',
    ),
  };
}

function githubWebhook(variables: Variables): BotEnvironment['githubWebhook'] {
  const port = variables.port('GITHUB_WEBHOOK_PORT');
  if (port === undefined) return undefined;
  const remedy =
    'give the secret of at least 16 characters that the webhook’s settings on GitHub hold';
  return { port, secret: variables.signingSecret('GITHUB_WEBHOOK_SECRET', remedy) };
}

function calendarServer(variables: Variables): BotEnvironment['calendar'] {
  const port = variables.port('HOTLINE_CALENDAR_PORT');
  const url = variables.url('HOTLINE_CALENDAR_URL')?.replace(/\/+$/u, '');
  if (port === undefined && url === undefined) return undefined;
  return {
    port:
      port ??
      variables.missing(
        'HOTLINE_CALENDAR_PORT',
        'name the port on which the proxy at HOTLINE_CALENDAR_URL reaches the bot, such as 3002',
        0,
      ),
    url:
      url ??
      variables.missing(
        'HOTLINE_CALENDAR_URL',
        'give the public address of the proxy, such as https://hotline.example.org',
        '',
      ),
  };
}

function aliveUrl(variables: Variables): Secret | undefined {
  const url = variables.url('HOTLINE_ALIVE_URL');
  return url === undefined ? undefined : new Secret(url);
}

function databaseLocation(variables: Variables): DatabaseLocation {
  const given = variables.text('HOTLINE_DATABASE') ?? 'hotline.db';
  if (/^postgres(?:ql)?:\/\//u.test(given)) return { kind: 'postgres', url: new Secret(given) };
  if (/^[a-z][a-z0-9+.-]+:\/\//iu.test(given)) {
    variables.refuse(
      'HOTLINE_DATABASE',
      'names a kind of database that is not known',
      'give the path of a SQLite file, or an address that begins with postgres://',
    );
  }
  return { kind: 'sqlite', path: given };
}

/**
 * Reads the process's environment; nothing else in the bot does. Each variable X may come from the file that X_FILE
 * names (as Docker and systemd hand over secrets), which then wins; empty variables count as absent. All problems
 * are named at once, and none of them shows a value.
 *
 * @param env what stands in for the process's own.
 * @param readFile reads a file as text; throws when it cannot.
 */
export function loadEnvironment(
  // oxlint-disable-next-line node/no-process-env -- the one place that reads it
  env: Readonly<Record<string, string | undefined>> = process.env,
  readFile: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): LoadedEnvironment {
  const variables = variableReader(env, readFile);
  const value: BotEnvironment = {
    slack: slackConnection(variables),
    slackApiUrl: variables.url('SLACK_API_URL')?.replace(/\/?$/u, '/'),
    githubToken: variables.secret('GITHUB_TOKEN'),
    githubApp: githubApp(variables),
    githubApiUrl: variables.url('GITHUB_API_URL')?.replace(/\/+$/u, ''),
    githubWebhook: githubWebhook(variables),
    calendar: calendarServer(variables),
    mail: mailSettings(variables),
    reach: reachSettings(variables),
    configFile: variables.text('HOTLINE_CONFIG') ?? 'hotline.yml',
    database: databaseLocation(variables),
    backupFolder: variables.text('HOTLINE_BACKUPS'),
    logLevel: variables.oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
    healthPort: variables.port('HOTLINE_HEALTH_PORT'),
    aliveUrl: aliveUrl(variables),
  };
  if (value.slack.mode === 'http' && value.slack.port === value.healthPort) {
    variables.refuse(
      'HOTLINE_HEALTH_PORT',
      'is the port of HOTLINE_HTTP_PORT',
      'choose another port',
    );
  }
  const others = [value.healthPort, value.githubWebhook?.port];
  if (value.slack.mode === 'http') others.push(value.slack.port);
  if (value.calendar && value.calendar.port > 0 && others.includes(value.calendar.port)) {
    variables.refuse('HOTLINE_CALENDAR_PORT', 'is the port of something else', 'choose another');
  }
  const { answers } = value.reach;
  if (answers && answers.port > 0 && [...others, value.calendar?.port].includes(answers.port)) {
    variables.refuse('HOTLINE_ANSWER_PORT', 'is the port of something else', 'choose another');
  }
  const { problems } = variables;
  return problems.length === 0 ? { ok: true, value } : { ok: false, problems };
}
