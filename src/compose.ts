import type { App } from '@slack/bolt';
import { sqliteBackups } from './adapters/database/backup.ts';
import { createKyselyStore, sqliteTraits } from './adapters/database/kysely-store.ts';
import { migrate } from './adapters/database/migrate.ts';
import { explainSqliteError } from './adapters/database/problem.ts';
import { lockForOneBot, type OpenSqlite, openSqlite } from './adapters/database/sqlite.ts';
import { startCalendarServer } from './adapters/feeds/calendar-server.ts';
import { startWebhook } from './adapters/github/webhook.ts';
import { createPictures } from './adapters/pictures/create-pictures.ts';
import { connectSlack, type SlackSettings } from './adapters/slack/connect.ts';
import { createPlanner } from './adapters/solver/create-planner.ts';
import { stopwatch, systemClock } from './adapters/system/clocks.ts';
import { atMinuteMarks } from './adapters/system/minute-marks.ts';
import { secrets } from './adapters/system/secrets.ts';
import { type ReadCalendar, withExperts } from './compose-experts.ts';
import {
  dispatchEffects,
  type IssueLogSettings,
  issueLogCarrier,
  issueLogPolls,
  withoutIssueLogs,
} from './compose-issue-log.ts';
import { composeJobs } from './compose-jobs.ts';
import { withMail } from './compose-mail.ts';
import { withReach } from './compose-reach.ts';
import { composeWays, type WaysSettings } from './compose-ways.ts';
import { createEngine, type Engine } from './engine/engine.ts';
import { fetchFeed } from './features/calendar/fetch-feed.ts';
import type { Context, Teams } from './features/context.ts';
import { fireTimer } from './features/fire-timer.ts';
import { followedByHomes } from './features/home/refresh-homes.ts';
import { noteTouch } from './features/issue-log/note-touch.ts';
import { createKnownFinder } from './features/known/carry-find-known.ts';
import { recordOutcome } from './features/record-outcome.ts';
import { followAllAfresh } from './features/rotation/signs/follow-duty.ts';
import { stillMatters } from './features/still-matters.ts';
import type { Clock } from './ports/clock.ts';
import type { Job } from './ports/jobs.ts';
import type { Log } from './ports/log.ts';
import type { Mailer } from './ports/mail.ts';
import type { EffectCarrier } from './ports/outbox.ts';
import type { Planner } from './ports/planner.ts';
import type { Store } from './ports/store.ts';

/** What the whole bot is made from. Tests, the demo and the fault campaign give the same with another clock. */
export interface AppSettings {
  readonly databaseFile: string;
  readonly teams: Teams;
  readonly slack: SlackSettings;
  readonly log: Log;
  /** Left out: no team keeps a log of issues, whatever its policy says. */
  readonly issueLog?: IssueLogSettings;
  readonly clock?: Clock;
  /** Where the daily backups go, and how many are kept; without it there are none. */
  readonly backups?: { readonly folder: string; readonly keep: number };
  /** Where calendars are served, and at which public address; without it they are given as files. */
  readonly calendar?: CalendarSettings;
  /** Ways beside Slack to reach people; left out, there are none. */
  readonly ways?: WaysSettings;
  /** Sends mail; left out, customers' mails are copied by hand. */
  readonly mailer?: Mailer | undefined;
  /** Reads people's own calendars; by https where nothing is given. */
  readonly readCalendar?: ReadCalendar;
  /** Makes plans; a worker thread for each where none is given. */
  readonly planner?: Planner;
  /** Further jobs, such as a test's. */
  readonly alsoSchedule?: readonly Job[];
  /** Further listeners to Slack, such as the demo's clock. */
  readonly alsoListen?: (app: App) => void;
  /** Stands between the bot and what it keeps and sends through: metrics look on, the fault campaign breaks it on purpose. */
  readonly wrap?: {
    readonly openDatabase?: (file: string) => OpenSqlite;
    readonly store?: (store: Store) => Store;
    readonly carrier?: (carrier: EffectCarrier) => EffectCarrier;
  };
}

export interface CalendarSettings {
  /** On loopback, behind whatever speaks TLS. */
  readonly port: number;
  /** What stands before `/calendar/…` in the addresses; without a slash at the end. */
  readonly url: string;
}

export interface HotlineApp {
  readonly store: Store;
  readonly engine: Engine;
  readonly context: Context;
  /** Slack connections that are up. */
  readonly connected: () => number;
  /** Starts the engine at once and the connection to Slack; resolves when Slack is connected. */
  start(): Promise<void>;
  /** Ends gracefully: no new deliveries, calls under way are finished and recorded. */
  stop(): Promise<void>;
}

export interface OpenedStore {
  readonly store: Store;
  /** Migrations that were applied now. */
  readonly applied: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens a database for use: locked for one bot, checked, migrated. */
export async function openStore(
  file: string,
  log: Log,
  open: (file: string) => OpenSqlite = openSqlite,
): Promise<OpenedStore> {
  const unlock = lockForOneBot(file);
  try {
    const opened = open(file);
    let applied: readonly string[];
    try {
      applied = await migrate(opened.db);
      if (applied.length > 0) log.info('database migrated', { applied });
    } catch (error) {
      await opened.close();
      throw explainSqliteError(error, file);
    }
    const close = async (): Promise<void> => {
      await opened.close();
      unlock();
    };
    const traits = sqliteTraits(opened.db, close, (error) => explainSqliteError(error, file));
    return { store: createKyselyStore(traits), applied, close };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** The composition root: everything that exists once is made here, and is known to nobody else. */
export async function compose(settings: AppSettings): Promise<HotlineApp> {
  const { log, issueLog, wrap = {} } = settings;
  const teams = issueLog ? settings.teams : withoutIssueLogs(settings.teams);
  const clock = settings.clock ?? systemClock;
  const { databaseFile, backups } = settings;
  const opened = await openStore(databaseFile, log, wrap.openDatabase);
  const store = followedByHomes(wrap.store?.(opened.store) ?? opened.store, teams);
  try {
    const { mailer } = settings;
    const ways = composeWays(settings.ways ?? {}, {
      store,
      clock,
      teams,
      secrets,
      mailer,
      realNow: () => systemClock.now(),
    });
    const slack = connectSlack(settings.slack, {
      store,
      clock,
      teams,
      log,
      stopwatch,
      realNow: () => systemClock.now(),
      alsoListen: settings.alsoListen,
      pictures: createPictures(),
      secrets,
      senders: ways.senders,
      sourceIssues: issueLog?.sourceIssues,
      calendarUrl: settings.calendar?.url,
      hasMail: mailer !== undefined,
    });
    const wake = (): void => {
      engine.wake();
    };
    const planner = settings.planner ?? createPlanner();
    const context: Context = { store, clock, teams, wake, planner };
    const issues = issueLog && issueLogCarrier(issueLog, { store, clock, teams });
    const carrier = withExperts(
      withReach(
        ways.carrying(
          withMail(
            dispatchEffects(
              slack.carrier,
              issues,
              createKnownFinder({ store, clock, teams, sourceIssues: issueLog?.sourceIssues }),
            ),
            { store, clock, teams, mailer },
          ),
        ),
        { store, teams, ways: [slack.way, ...ways.looks] },
      ),
      context,
      async (userId) => await slack.zoneOf(userId),
      settings.readCalendar,
    );
    const engine: Engine = await createEngine({
      store,
      clock,
      log,
      carrier: wrap.carrier?.(carrier) ?? carrier,
      polls: [
        ...(issueLog
          ? issueLogPolls(issueLog, { ...context, tracker: issueLog.tracker, log })
          : []),
        ...ways.polls(context, log),
      ],
      stopwatch,
      teams: [...teams.values()],
      jobs: [
        ...composeJobs({
          store,
          log,
          planner,
          sourceIssues: issueLog?.sourceIssues,
          backups: backups && sqliteBackups({ file: databaseFile, ...backups }),
        }),
        ...(settings.alsoSchedule ?? []),
      ],
      fire: async (tx, timer, now) => {
        await fireTimer(tx, teams, timer, now);
      },
      stillMatters: async (tx, row, now) => await stillMatters(tx, row, now),
      recordOutcome: async (tx, finished, now) => {
        await recordOutcome(tx, teams, finished, now);
      },
    });
    let webhook: Awaited<ReturnType<typeof startWebhook>> | undefined;
    let calendars: Awaited<ReturnType<typeof startCalendarServer>> | undefined;
    let answers: Awaited<ReturnType<typeof ways.listen>>;
    let endNudges: (() => Promise<void>) | undefined;
    return {
      store,
      engine,
      context,
      connected: () => slack.connected(),
      start: async () => {
        await followAllAfresh(context);
        // The engine first: what became due while the bot was down must not wait for a socket.
        engine.start();
        if (issueLog?.webhook) {
          webhook = await startWebhook(issueLog.webhook, async (touch) => {
            await noteTouch(context, touch);
            engine.askNow();
          });
        }
        if (settings.calendar) {
          calendars = await startCalendarServer(
            settings.calendar.port,
            async (secret) => await fetchFeed({ ...context, secrets }, secret),
          );
        }
        answers = await ways.listen(context);
        endNudges = atMinuteMarks(() => {
          engine.wake();
        });
        await slack.start(context);
      },
      stop: async () => {
        await endNudges?.();
        await slack.stop();
        await webhook?.close();
        await calendars?.close();
        await answers?.close();
        await planner.close();
        await engine.stop();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
