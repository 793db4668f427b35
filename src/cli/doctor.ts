import { existsSync } from 'node:fs';
import { createKyselyStore, sqliteTraits } from '../adapters/database/kysely-store.ts';
import { appliedNames, MIGRATIONS } from '../adapters/database/migrate.ts';
import { openSqlite } from '../adapters/database/sqlite.ts';
import { createGithubClient } from '../adapters/github/client.ts';
import { findChannel } from '../adapters/slack/carrier/channels.ts';
import { outcomeOf } from '../adapters/slack/carrier/outcome.ts';
import { channelStanding } from '../adapters/slack/connection/channel-standing.ts';
import { createClients, slackLogger } from '../adapters/slack/connection/clients.ts';
import { missingScopes } from '../adapters/slack/connection/missing-scopes.ts';
import { createLog } from '../adapters/system/pino-log.ts';
import { mailerFor } from '../compose-mail.ts';
import type { BotEnvironment } from '../config/environment.ts';
import type { HotlineConfig } from '../config/hotline-config.ts';
import { checkPaths } from './check-paths.ts';
import { checkRepository } from './check-repository.ts';
import { checkUserGroup } from './check-user-group.ts';
import { checkTwilio, checkWays } from './check-ways.ts';
import { readEnvironment } from './environment.ts';
import { loadTeams } from './files.ts';
import { CliProblem, problemLines } from './problem.ts';
import { databaseFileOf, githubIdentity, slackSettings } from './start.ts';

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
    findings.push(...(await checkTwilio(environment)));
    findings.push(...(await checkSlack(environment, config)));
    findings.push(...(await checkGithub(environment, config)));
    findings.push(...(await checkMail(environment)));
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
      // An older database is brought up to date at the next start: until then its tables cannot be read.
      if (applied.length < Object.keys(MIGRATIONS).length) return [intact];
      const store = createKyselyStore(sqliteTraits(db, close, (error) => error));
      const teams = config?.teams ?? [];
      const paths = await store.transaction(async (tx) => {
        const found: Finding[] = [];
        for (const team of teams) {
          found.push(...checkPaths(team, await tx.people.ofTeam(team.key)));
        }
        return found;
      });
      const keys = teams.map(({ key }) => key);
      return [intact, ...paths, ...(await checkWays(environment, store, keys))];
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
  const repositories = (config?.teams ?? []).flatMap(({ github }) => {
    if (github === undefined) return [];
    const { incidents, source, labels } = github;
    // The log's own labels are made by Hotline.
    const log = { name: incidents, labels: [] };
    return source === undefined
      ? [log]
      : [log, { name: source, labels: [labels.reviewed, labels.fruit] }];
  });
  if (repositories.length === 0) return [];
  const identity = githubIdentity(environment);
  if (identity === undefined) {
    return [
      {
        what: 'GitHub',
        state: 'warning',
        detail:
          'no GITHUB_TOKEN and no GITHUB_APP_ID: incidents are not logged as issues; make a token or an app and set it',
      },
    ];
  }
  const octokit = createGithubClient({ identity, apiUrl: environment.githubApiUrl });
  const whose = typeof identity === 'string' ? 'GITHUB_TOKEN' : 'the app';
  const findings = await Promise.all(
    repositories.map(async (one) => await checkRepository(octokit, whose, one)),
  );
  return findings.flat();
}

/** Connects and signs in. No mail is sent. */
async function checkMail({ mail }: BotEnvironment): Promise<readonly Finding[]> {
  const found = await mailerFor(mail)?.look();
  if (mail === undefined || found === undefined) return [];
  const what = 'mail';
  const server = `${mail.host}:${String(mail.port)}`;
  return found.ok
    ? [good(what, `${server} takes mail from ${mail.from.address}; none was sent`)]
    : [bad(what, `${server}: ${found.why}: check HOTLINE_SMTP_URL, HOTLINE_SMTP_PASSWORD and TLS`)];
}

function whyOf(error: unknown): string {
  const outcome = outcomeOf(error);
  return 'why' in outcome ? outcome.why : 'failed';
}
