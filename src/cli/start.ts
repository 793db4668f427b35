import { createGithubClient, type GithubSettings } from '../adapters/github/client.ts';
import { createGithubTracker } from '../adapters/github/octokit-tracker.ts';
import { createOctokitSource } from '../adapters/github/source/octokit-source.ts';
import type { SlackSettings } from '../adapters/slack/connect.ts';
import { TokenRefused } from '../adapters/slack/connection/identity.ts';
import { systemClock } from '../adapters/system/clocks.ts';
import { createDeadMansSwitch } from '../adapters/system/dead-mans-switch.ts';
import { startHealthServer } from '../adapters/system/health-server.ts';
import { createMetrics } from '../adapters/system/metrics.ts';
import { createLog } from '../adapters/system/pino-log.ts';
import { compose } from '../compose.ts';
import type { IssueLogSettings } from '../compose-issue-log.ts';
import { mailerFor } from '../compose-mail.ts';
import type { BotEnvironment } from '../config/environment.ts';
import { countsOf, healthOf } from '../features/health.ts';
import { backupFolderBeside } from './backup.ts';
import { readEnvironment } from './environment.ts';
import { loadTeams } from './files.ts';
import { CliProblem } from './problem.ts';
import { untilSignal } from './signals.ts';
import { waysSettings } from './ways.ts';

/** Somebody waits for what is looked up: better fewer answers than late ones. */
const LOOKING_MS = 5_000;

/** `hotline start`: runs the bot until it is told to stop. */
export async function start(options: { readonly config?: string }): Promise<void> {
  const environment = readEnvironment();
  const { teams } = await loadTeams(options.config ?? environment.configFile, Date.now());
  const log = createLog(environment.logLevel);
  const databaseFile = databaseFileOf(environment);
  const metrics = createMetrics(systemClock);
  const app = await compose({
    databaseFile,
    backups: { folder: environment.backupFolder ?? backupFolderBeside(databaseFile), keep: 14 },
    teams,
    slack: slackSettings(environment),
    log,
    ...(environment.calendar ? { calendar: environment.calendar } : {}),
    ...issueLogSettings(environment),
    ways: waysSettings(environment),
    mailer: mailerFor(environment.mail),
    wrap: { carrier: (carrier) => metrics.counted(carrier) },
  });
  const stopped = untilSignal();
  const health =
    environment.healthPort === undefined
      ? undefined
      : await startHealthServer(environment.healthPort, {
          health: async () => await healthOf(app),
          metrics: async () =>
            await metrics.text({ health: await healthOf(app), teams: await countsOf(app) }),
        });
  const deadMansSwitch =
    environment.aliveUrl &&
    createDeadMansSwitch({
      url: environment.aliveUrl.reveal(),
      isWell: async () => (await healthOf(app)).ready,
      log,
    });
  try {
    const connected = app.start();
    // A token that Slack refuses ends the start; Slack being away does not: the engine runs meanwhile.
    await Promise.race([connected, stopped]);
    deadMansSwitch?.start();
    log.info('running', { teams: [...teams.keys()], connections: app.connected() });
    const signal = await stopped;
    log.info('stopping', { signal });
  } catch (error) {
    if (error instanceof TokenRefused) throw new CliProblem([error.message]);
    throw error;
  } finally {
    await deadMansSwitch?.stop();
    await health?.();
    await app.stop();
  }
}

/** As whom the bot works on GitHub; undefined where it does not. */
export function githubIdentity({
  githubToken,
  githubApp,
}: BotEnvironment): GithubSettings['identity'] | undefined {
  return githubApp ? { ...githubApp, key: githubApp.key.reveal() } : githubToken?.reveal();
}

/** How the log is written and read; nothing without a token. */
function issueLogSettings(environment: BotEnvironment): { readonly issueLog?: IssueLogSettings } {
  const { githubApiUrl: apiUrl, githubWebhook } = environment;
  const identity = githubIdentity(environment);
  if (identity === undefined) return {};
  const tracker = createGithubTracker({ identity, apiUrl });
  const impatient = createGithubClient({ identity, apiUrl, timeoutMs: LOOKING_MS });
  return {
    issueLog: {
      tracker,
      sourceIssues: createOctokitSource(impatient, () => Date.now()),
      ...(githubWebhook
        ? { webhook: { port: githubWebhook.port, secret: githubWebhook.secret.reveal() } }
        : {}),
    },
  };
}

/** Where this version keeps its data. */
export function databaseFileOf(environment: BotEnvironment): string {
  if (environment.database.kind === 'sqlite') return environment.database.path;
  throw new CliProblem([
    'HOTLINE_DATABASE: PostgreSQL is not supported by this version yet; name a file, such as hotline.db',
  ]);
}

export function slackSettings({ slack, slackApiUrl }: BotEnvironment): SlackSettings {
  return {
    botToken: slack.botToken.reveal(),
    apiUrl: slackApiUrl,
    transport:
      slack.mode === 'socket'
        ? { mode: 'socket', appToken: slack.appToken.reveal() }
        : { mode: 'http', signingSecret: slack.signingSecret.reveal(), port: slack.port },
  };
}
