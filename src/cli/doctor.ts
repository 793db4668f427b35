import { existsSync } from 'node:fs';
import { Octokit } from '@octokit/rest';
import { appliedNames, MIGRATIONS } from '../adapters/database/migrate.ts';
import { peopleIn } from '../adapters/database/people.ts';
import { openSqlite } from '../adapters/database/sqlite.ts';
import { findChannel } from '../adapters/slack/carrier/channels.ts';
import { outcomeOf } from '../adapters/slack/carrier/outcome.ts';
import { channelStanding } from '../adapters/slack/connection/channel-standing.ts';
import { createClients, slackLogger } from '../adapters/slack/connection/clients.ts';
import { missingScopes } from '../adapters/slack/connection/missing-scopes.ts';
import { createLog } from '../adapters/system/pino-log.ts';
import type { BotEnvironment } from '../config/environment.ts';
import type { HotlineConfig } from '../config/hotline-config.ts';
import { checkPaths } from './check-paths.ts';
import { checkUserGroup } from './check-user-group.ts';
import { readEnvironment } from './environment.ts';
import { loadTeams } from './files.ts';
import { CliProblem, problemLines } from './problem.ts';
import { databaseFileOf, slackSettings } from './start.ts';

/** One thing that was looked at. */
export interface Finding {
  readonly what: string;
  readonly state: 'good' | 'warning' | 'bad';
  /** What was found, and for what is not good, how to mend it. */
  readonly detail: string;
}

const good = (what: string, detail: string): Finding => ({ what, state: 'good', detail });
const bad = (what: string, detail: string): Finding => ({ what, state: 'bad', detail });

const MARKS = { good: 'ok  ', warning: 'note', bad: 'BAD ' } as const;

/** `hotline doctor`: looks at everything that the bot needs, all of it, and says how to mend what is wrong. */
export async function doctor(options: { readonly config?: string }): Promise<void> {
  const findings: Finding[] = [];
  const environment = look(findings, 'settings', () => readEnvironment());
  const configFile = options.config ?? environment?.configFile ?? 'hotline.yml';
  let config: HotlineConfig | undefined;
  try {
    ({ config } = await loadTeams(configFile, Date.now()));
    findings.push(
      good('configuration', `${configFile}: ${config.teams.map((t) => t.key).join(', ')}`),
    );
  } catch (error) {
    for (const line of problemLines(error).lines) findings.push(bad('configuration', line));
  }
  if (environment) {
    findings.push(...(await checkDatabase(environment, config)));
    findings.push(...(await checkSlack(environment, config)));
    findings.push(...(await checkGithub(environment, config)));
  }
  for (const { what, state, detail } of findings) {
    process.stdout.write(`${MARKS[state]} ${what.padEnd(14)} ${detail}\n`);
  }
  const wrong = findings.filter((finding) => finding.state === 'bad').length;
  if (wrong > 0) throw new CliProblem([`${String(wrong)} to mend`], 2);
}

function look<T>(findings: Finding[], what: string, read: () => T): T | undefined {
  try {
    const value = read();
    findings.push(good(what, 'complete'));
    return value;
  } catch (error) {
    for (const line of problemLines(error).lines) findings.push(bad(what, line));
    return undefined;
  }
}

async function checkDatabase(
  environment: BotEnvironment,
  config: HotlineConfig | undefined,
): Promise<readonly Finding[]> {
  try {
    const file = databaseFileOf(environment);
    if (!existsSync(file)) return [good('database', `${file} will be made at the first start`)];
    const { db, close } = openSqlite(file);
    try {
      const applied = await appliedNames(db);
      const newer = applied.filter((name) => !(name in MIGRATIONS));
      if (newer.length > 0) {
        return [
          bad(
            'database',
            `${file} is newer than this Hotline (${newer.join(', ')}): start the newer one`,
          ),
        ];
      }
      const intact = good('database', `${file}: intact, ${String(applied.length)} migrations`);
      // An older database is brought up to date at the next start: until then its people cannot be read.
      if (applied.length < Object.keys(MIGRATIONS).length) return [intact];
      const paths = await db.transaction().execute(async (tx) => {
        const found: Finding[] = [];
        for (const team of config?.teams ?? []) {
          found.push(...checkPaths(team, await peopleIn(tx).ofTeam(team.key)));
        }
        return found;
      });
      return [intact, ...paths];
    } finally {
      await close();
    }
  } catch (error) {
    return problemLines(error).lines.map((line) => bad('database', line));
  }
}

async function checkSlack(
  environment: BotEnvironment,
  config: HotlineConfig | undefined,
): Promise<readonly Finding[]> {
  const settings = slackSettings(environment);
  const { reads } = createClients(
    settings.botToken,
    settings.apiUrl,
    slackLogger(createLog('silent')),
  );
  const findings: Finding[] = [];
  try {
    const who = await reads.auth.test();
    findings.push(good('bot token', `${who.user ?? 'the bot'} in ${who.team ?? 'the workspace'}`));
    const granted = who.response_metadata?.scopes;
    if (granted) findings.push(checkScopes(granted));
  } catch (error) {
    return [
      bad(
        'bot token',
        `${whyOf(error)}: check SLACK_BOT_TOKEN (OAuth & Permissions), or whether Slack can be reached`,
      ),
    ];
  }
  if (settings.transport.mode === 'socket') {
    try {
      await reads.apps.connections.open({ token: settings.transport.appToken });
      findings.push(good('app token', 'a socket can be opened'));
    } catch (error) {
      findings.push(
        bad(
          'app token',
          `${whyOf(error)}: make an app-level token with connections:write (Basic Information) and set SLACK_APP_TOKEN`,
        ),
      );
    }
  }
  for (const team of config?.teams ?? []) {
    const names = new Set([team.channels.incidents, team.channels.notices]);
    for (const name of names) findings.push(await checkChannel(reads, name));
    const { userGroup } = team.signs;
    if (userGroup !== undefined) {
      findings.push({ what: `@${userGroup}`, ...(await checkUserGroup(reads, userGroup)) });
    }
  }
  return findings;
}

async function checkChannel(
  client: ReturnType<typeof createClients>['reads'],
  name: string,
): Promise<Finding> {
  const what = `#${name}`;
  const isId = /^[CG][A-Z0-9]{6,}$/u.test(name);
  const standing = await channelStanding(client, async () =>
    isId ? name : await findChannel(client, name),
  );
  if (standing.kind === 'member') return good(what, 'found, the bot is a member');
  return bad(
    what,
    standing.kind === 'trouble'
      ? CHANNEL_REMEDY[standing.trouble]
      : `${standing.why}: invite the bot there, and check its scopes`,
  );
}

const CHANNEL_REMEDY = {
  unseen:
    'the bot sees no such channel: correct channels in hotline.yml, or invite it (private channels show only to members)',
  archived: 'the channel is archived: unarchive it, or name another in hotline.yml',
  'no-member': 'the bot is no member: type /invite @hotline there',
} as const;

/** Scopes of the manifest that the token does not have. */
function checkScopes(granted: readonly string[]): Finding {
  const missing = missingScopes(granted);
  return missing.length === 0
    ? good('scopes', `all of manifest.yml`)
    : bad(
        'scopes',
        `missing ${missing.join(', ')}: update the app from manifest.yml and reinstall it`,
      );
}

async function checkGithub(
  environment: BotEnvironment,
  config: HotlineConfig | undefined,
): Promise<readonly Finding[]> {
  const repositories = (config?.teams ?? []).flatMap((team) =>
    team.github ? [team.github.incidents, ...(team.github.source ? [team.github.source] : [])] : [],
  );
  if (repositories.length === 0) return [];
  if (environment.githubToken === undefined) {
    return [
      {
        what: 'GitHub',
        state: 'warning',
        detail: 'no GITHUB_TOKEN: incidents are not logged as issues; make a token and set it',
      },
    ];
  }
  const octokit = new Octokit({
    auth: environment.githubToken.reveal(),
    ...(environment.githubApiUrl === undefined ? {} : { baseUrl: environment.githubApiUrl }),
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
  return await Promise.all(
    repositories.map(async (name): Promise<Finding> => {
      const [owner = '', repo = ''] = name.split('/');
      try {
        const { data } = await octokit.rest.repos.get({ owner, repo });
        if (data.archived)
          return bad(name, 'the repository is archived: unarchive it, or name another');
        if (!data.has_issues) return bad(name, 'issues are switched off there: switch them on');
        if (data.permissions?.push === false) {
          return bad(name, 'GITHUB_TOKEN may not write there: give it write access to its issues');
        }
        return good(name, 'can be read, and has issues');
      } catch (error) {
        const status =
          error instanceof Error && 'status' in error ? String(error.status) : 'no answer';
        return bad(
          name,
          `GitHub says ${status}: check the name, and that GITHUB_TOKEN may read and write its issues`,
        );
      }
    }),
  );
}

const quiet = (): void => undefined;

function whyOf(error: unknown): string {
  const outcome = outcomeOf(error);
  return 'why' in outcome ? outcome.why : 'failed';
}
