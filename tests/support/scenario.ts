import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { createSettableClock, type SettableClock } from '../../src/adapters/system/clocks.ts';
import { createLog } from '../../src/adapters/system/pino-log.ts';
import { type CalendarSettings, compose, type HotlineApp } from '../../src/compose.ts';
import type { ReadCalendar } from '../../src/compose-experts.ts';
import type { IssueLogSettings } from '../../src/compose-issue-log.ts';
import { composeTeams } from '../../src/compose-teams.ts';
import type { WaysSettings } from '../../src/compose-ways.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { APP_SHORTCUTS } from '../../src/demo/demo-shortcuts.ts';
import { DEMO_CHANNEL, DEMO_OUTSIDER, DEMO_PEOPLE } from '../../src/demo/demo-team.ts';
import { seedDemo } from '../../src/demo/seed.ts';
import { stepClock } from '../../src/demo/step-clock.ts';
import type {
  LedgerEntry,
  SlackDouble,
  WorkspaceGroup,
} from '../../src/doubles/slack/slack-double.ts';
import { startSlackDouble } from '../../src/doubles/slack/start-slack-double.ts';
import type { Teams } from '../../src/features/context.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Mailer } from '../../src/ports/mail.ts';
import type { Planner } from '../../src/ports/planner.ts';
import { instantPlanner } from './instant-planner.ts';
import { makeMigratedFile } from './migrated-file.ts';
import { TEST_FOLDERS } from './test-folders.ts';

export const ZONE = 'America/Los_Angeles';

/** "2027-01-15 16:30" on the team's wall clock. */
export const at = (local: string): number => DateTime.fromSQL(local, { zone: ZONE }).toMillis();

export const CONFIG = `
teams:
  visit:
    name: VisIt
    channels: { incidents: ${DEMO_CHANNEL} }
    admins: [U01ALPHA]
    lead: U06FOXTROT
    calendar:
      zone: ${ZONE}
      hours:
        mon-fri: ["08:00-12:00", "13:00-17:00"]
      holidays: { country: US, types: [public, bank], except: [Columbus Day, Veterans Day] }
    escalation:
      - { page: backup }
      - { page: lead, after: 20 }
      - { tell: channel, after: 20 }
`;

const composedTeams = new Map<string, Promise<Teams>>();

/** The same text gives the same teams: compiling their calendars takes longer than most tests. */
export async function teamsOf(text: string): Promise<Teams> {
  const composed = composedTeams.get(text) ?? composeText(text);
  composedTeams.set(text, composed);
  return await composed;
}

async function composeText(text: string): Promise<Teams> {
  const loaded = loadConfig(text, 'hotline.yml');
  if (!loaded.ok) throw new Error(loaded.problems.map((p) => p.problem).join('\n'));
  const composed = await composeTeams(loaded.value, 2027);
  if (!composed.ok) throw new Error(composed.problems.join('\n'));
  return composed.teams;
}

const answered = z.object({ text: z.string().default('') });

/** The whole bot on a clock that stands still until it is stepped, against the Slack double. */
export interface Scenario {
  readonly slack: SlackDouble;
  readonly clock: SettableClock;
  app(): HotlineApp;
  /** Steps to a wall-clock time of the team, through everything due on the way. */
  stepTo(local: string): Promise<void>;
  settle(): Promise<void>;
  say(user: string, text: string): Promise<string>;
  /** What one person got as direct messages, posts only. */
  directMessages(user: string): readonly LedgerEntry[];
  pages(user: string): readonly LedgerEntry[];
  /** Posts to the channel that are no card and in no thread. */
  channelPosts(): readonly LedgerEntry[];
  thread(): readonly LedgerEntry[];
  /** The card as it stands. */
  card(number: number): string;
  press(user: string, actionId: string, where: LedgerEntry): Promise<void>;
  /** Ends the bot, moves the clock without it, and starts it again on the same database. */
  downUntil(local: string): Promise<void>;
  /** Throws where Slack would have refused what the bot sent. */
  end(): Promise<void>;
}

export async function startScenario(
  start: string,
  options: {
    readonly firstWeek?: string;
    /** An empty rotation instead of the demo's eight and their weeks. */
    readonly isEmpty?: boolean;
    /** Further people of the workspace. */
    readonly users?: ReadonlyArray<{
      id: string;
      name: string;
      realName: string;
      restricted?: true;
      stranger?: true;
    }>;
    readonly config?: string;
    readonly calendar?: CalendarSettings;
    /** User groups of the workspace, and the topic of the team's channel. */
    readonly groups?: readonly WorkspaceGroup[];
    readonly topic?: string;
    readonly ways?: WaysSettings;
    readonly readCalendar?: ReadCalendar;
    readonly planner?: Planner;
    /** Left out: nothing is logged. */
    readonly log?: Log;
    /** Left out: there is no mail server. */
    readonly mailer?: Mailer;
    readonly issueLog?: (now: () => number) => Promise<IssueLogSettings>;
  } = {},
): Promise<Scenario> {
  // First: a configuration that cannot be read would leave a double behind that keeps the process alive.
  const teams = await teamsOf(options.config ?? CONFIG);
  const folder = await mkdtemp(join(TEST_FOLDERS, 'hotline-scenario-'));
  const clock = createSettableClock(at(start), 0);
  const slack = await startSlackDouble({
    workspace: {
      name: 'VisIt',
      users: [
        ...DEMO_PEOPLE.map(({ userId, name, realName }) => ({
          id: userId,
          name,
          realName,
          zone: ZONE,
        })),
        { ...DEMO_OUTSIDER, id: DEMO_OUTSIDER.userId },
        ...(options.users ?? []),
      ],
      channels: [{ name: DEMO_CHANNEL, topic: options.topic ?? '' }],
      ...(options.groups ? { groups: options.groups } : {}),
    },
    shortcuts: APP_SHORTCUTS,
    now: () => clock.now(),
    zone: ZONE,
  });
  const log = options.log ?? createLog('silent');
  const issueLog = await options.issueLog?.(() => clock.now());
  let isSeeded = false;
  const begin = async (): Promise<HotlineApp> => {
    const app = await compose({
      databaseFile: join(folder, 'hotline.db'),
      teams,
      log,
      clock,
      planner: options.planner ?? instantPlanner,
      ...(issueLog ? { issueLog } : {}),
      ...(options.ways ? { ways: options.ways } : {}),
      mailer: options.mailer,
      ...(options.readCalendar ? { readCalendar: options.readCalendar } : {}),
      ...(options.calendar ? { calendar: options.calendar } : {}),
      slack: {
        botToken: slack.botToken,
        apiUrl: slack.apiUrl,
        transport: { mode: 'socket', appToken: slack.appToken },
      },
    });
    if (!isSeeded && options.isEmpty !== true) {
      await seedDemo(app.store, { key: 'visit' }, options.firstWeek ?? '2027-01-11', 12);
    }
    isSeeded = true;
    await app.start();
    return app;
  };
  await makeMigratedFile(join(folder, 'hotline.db'));
  let app = await begin();

  const posts = (): readonly LedgerEntry[] => slack.ledger().filter((e) => e.kind === 'post');
  const inChannel = () => posts().filter((e) => e.channelName === DEMO_CHANNEL);
  const scenario: Scenario = {
    slack,
    clock,
    app: () => app,
    settle: async () => {
      await app.engine.settle();
    },
    stepTo: async (local) => {
      await stepClock(clock, app.engine, at(local));
    },
    say: async (user, text) => {
      const reply = await slack.inject.command({ user, channel: DEMO_CHANNEL, text });
      await app.engine.settle();
      return answered.parse(reply.payload ?? {}).text;
    },
    directMessages: (user) => posts().filter((e) => e.to === user),
    pages: (user) => posts().filter((e) => e.to === user && /PAGE/u.test(e.text)),
    channelPosts: () => inChannel().filter((e) => e.threadTs === undefined && /PAGE/u.test(e.text)),
    thread: () => inChannel().filter((e) => e.threadTs !== undefined),
    card: (number) => {
      const first = inChannel().find((e) => e.text.includes(`INC-${String(number)} `));
      const edits = slack.ledger().filter((e) => e.ts === first?.ts && e.kind !== 'human');
      return edits.at(-1)?.rendered ?? '';
    },
    press: async (user, actionId, where) => {
      await slack.inject.action({
        user,
        channel: where.channel ?? '',
        ts: where.ts ?? '',
        actionId,
      });
      await app.engine.settle();
    },
    downUntil: async (local) => {
      await app.stop();
      clock.set(at(local));
      app = await begin();
      await app.engine.settle();
    },
    end: async () => {
      const violations = slack.violations();
      await app.stop();
      await slack.stop();
      await rm(folder, { recursive: true, force: true });
      if (violations.length > 0) throw new Error(`Slack would refuse: ${violations.join('; ')}`);
    },
  };
  return scenario;
}
