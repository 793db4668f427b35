import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { createClients, slackLogger } from '../adapters/slack/connection/clients.ts';
import { createSettableClock } from '../adapters/system/clocks.ts';
import { createLog } from '../adapters/system/pino-log.ts';
import { compose, type HotlineApp } from '../compose.ts';
import { mailerFor } from '../compose-mail.ts';
import { composeTeams } from '../compose-teams.ts';
import { loadConfig } from '../config/load-config.ts';
import type { Team } from '../domain/team/team.ts';
import { HOUR_MS, type Instant, type WeekName } from '../domain/time/instant.ts';
import { addDays } from '../domain/time/local-date.ts';
import { startMailDouble } from '../doubles/mail/start-mail-double.ts';
import { startPhoneDouble } from '../doubles/phone/phone-double.ts';
import { startSlackDouble } from '../doubles/slack/start-slack-double.ts';
import type { Teams } from '../features/context.ts';
import { overview } from '../features/duty/overview.ts';
import type { Store } from '../ports/store.ts';
import { CLOCK_CHANNEL, createClockControls } from './clock-controls.ts';
import { startControlServer } from './control-server.ts';
import { DEMO_CONFIG } from './demo-config.ts';
import { startDemoGithub } from './demo-github.ts';
import { DEMO_PAST_WEEKS } from './demo-past.ts';
import { APP_SHORTCUTS } from './demo-shortcuts.ts';
import { DEMO_CHANNEL, DEMO_GROUP, DEMO_OUTSIDER, DEMO_PEOPLE, DEMO_PHONE } from './demo-team.ts';
import { seedDemo } from './seed.ts';
import { seedPast } from './seed-past.ts';
import { stepClock } from './step-clock.ts';

export interface DemoOptions {
  /** ISO 8601 on the team's wall clock; undefined is a good moment of the present week. */
  readonly at: string | undefined;
  /** How many times faster than the real clock the demo's runs. */
  readonly speed: number;
  readonly slackPort: number;
  readonly controlPort: number;
  /** Of the page that stands in for GitHub; a free one unless given. */
  readonly githubPort?: number;
  /** Folder of the database; undefined is a new one that goes with the demo. */
  readonly data: string | undefined;
  /** Nobody is on the rotation yet: to try how one is set up. */
  readonly isEmpty?: boolean;
  /** The team has two months behind it: pairs, and incidents that are resolved. */
  readonly hasPast?: boolean;
  readonly logLevel: 'warn' | 'info' | 'debug' | 'silent';
}

export interface Demo {
  readonly pageUrl: string;
  readonly controlUrl: string;
  readonly githubUrl: string;
  readonly startedAt: Instant;
  readonly team: Team;
  readonly app: HotlineApp;
  stop(): Promise<void>;
}

/** Weeks of schedule around the start: enough to look back a week and ahead half a year. */
const WEEKS_SEEDED = 27;

/** Starts the whole of it: a Slack that anyone can open, the bot, and a clock that can be driven. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const ends: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of ends.splice(0).toReversed()) await end();
  };
  try {
    const teams = await demoTeams();
    const [team] = teams.values();
    if (!team) throw new Error('the demo has no team');
    const { calendar } = team;
    const clock = createSettableClock(startInstant(options.at, calendar.zone), options.speed);
    const startedAt = clock.now();

    const slack = await startSlackDouble({
      workspace: {
        name: 'VisIt (demo)',
        users: [
          ...DEMO_PEOPLE.map(({ userId: id, name, realName }) => ({
            id,
            name,
            realName,
            zone: calendar.zone,
          })),
          { ...DEMO_OUTSIDER, id: DEMO_OUTSIDER.userId },
        ],
        channels: [{ name: DEMO_CHANNEL }, { name: CLOCK_CHANNEL }],
        groups: [{ handle: DEMO_GROUP }],
        botName: 'Hotline',
      },
      shortcuts: APP_SHORTCUTS,
      pagePort: options.slackPort,
      now: () => clock.now(),
      zone: calendar.zone,
    });
    ends.push(async () => await slack.stop());

    const phones = await startPhoneDouble({ now: () => clock.now() });
    ends.push(async () => await phones.stop());

    const mail = await startMailDouble({ now: () => clock.now() });
    ends.push(async () => await mail.stop());
    const github = await startDemoGithub(() => clock.now(), options.githubPort ?? 0);
    ends.push(async () => {
      await github.stop();
    });

    const log = createLog(options.logLevel);
    const folder = await dataFolder(options.data, ends);
    const controls = createClockControls({
      client: createClients(slack.botToken, slack.apiUrl, slackLogger(log)).posts,
      calendar,
      now: () => clock.now(),
      moveTo: async (t) => {
        await moveTo(t);
      },
    });
    const app = await compose({
      databaseFile: join(folder, 'hotline.db'),
      teams,
      clock,
      log,
      mailer: mailerFor({
        host: '127.0.0.1',
        port: mail.port,
        encryption: 'offered',
        signIn: undefined,
        from: { address: 'hotline@visit.example', name: 'VisIt hotline' },
      }),
      issueLog: github.issueLog,
      alsoListen: controls.listen,
      ways: {
        twilio: {
          accountSid: phones.accountSid,
          authToken: phones.authToken,
          from: phones.number,
          apiUrl: phones.apiUrl,
        },
        pollEveryMs: PHONES_ASKED_EVERY_MS,
      },
      slack: {
        botToken: slack.botToken,
        apiUrl: slack.apiUrl,
        transport: { mode: 'socket', appToken: slack.appToken },
      },
    });
    ends.push(async () => await app.stop());
    const firstWeek = DateTime.fromMillis(startedAt, { zone: calendar.zone })
      .startOf('week')
      .toISODate();
    if (firstWeek === null) throw new Error('the demo cannot begin at such a date');
    if (options.isEmpty !== true) {
      await seed(app, team, firstWeek, options.hasPast === true);
      await givePhone(app.store, startedAt);
    }

    // One move at a time: two at once would go through each other's instants.
    let moves: Promise<void> = Promise.resolve();
    const moveTo = async (t: Instant): Promise<void> => {
      const before = moves;
      const mine = (async () => {
        await before.catch(() => undefined);
        await stepClock(clock, app.engine, Math.max(t, clock.now()));
      })();
      moves = mine;
      await mine;
    };

    await app.start();
    await controls.show();
    const control = await startControlServer(options.controlPort, {
      slack,
      phones: {
        ledger: () => phones.ledger(),
        reply: async (from, text) => {
          phones.reply(from, text);
          app.engine.askNow();
          await app.engine.settle();
        },
      },
      mail,
      zone: calendar.zone,
      now: () => clock.now(),
      moveTo: async (t) => {
        await moveTo(t);
        await controls.show();
      },
      state: async () => await demoState(app, teams, clock.now()),
    });
    ends.push(async () => await control.close());
    return {
      pageUrl: slack.pageUrl,
      controlUrl: control.url,
      githubUrl: github.pageUrl,
      startedAt,
      team,
      app,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A reply has them asked at once. More often, and the clock could not be moved over a week in seconds. */
const PHONES_ASKED_EVERY_MS = HOUR_MS;

/** One of the demo's people is reached by SMS as well, five minutes after a page in Slack. */
async function givePhone(store: Store, at: Instant): Promise<void> {
  await store.transaction(async (tx) => {
    if ((await tx.contactWays.of(DEMO_PHONE.userId)).length > 0) return;
    const id = await tx.contactWays.nextId();
    await tx.contactWays.put({ id, ...DEMO_PHONE, kind: 'sms', afterMinutes: 5, givenAt: at });
  });
}

async function seed(
  { store }: Pick<HotlineApp, 'store'>,
  team: Team,
  firstWeek: WeekName,
  hasPast: boolean,
): Promise<void> {
  const back = hasPast ? DEMO_PAST_WEEKS : 0;
  await seedDemo(store, team, addDays(firstWeek, -7 * back), WEEKS_SEEDED + back);
  if (hasPast) await seedPast(store, team, firstWeek);
}

async function demoTeams(): Promise<Teams> {
  const loaded = loadConfig(DEMO_CONFIG, 'demo');
  if (!loaded.ok) throw new Error(loaded.problems.map((p) => p.problem).join('; '));
  const composed = await composeTeams(loaded.value, new Date().getUTCFullYear());
  if (!composed.ok) throw new Error(composed.problems.join('; '));
  return composed.teams;
}

/** The demo is worth seeing in the morning of a working day: without a wish, it is 09:00 on this week's Monday. */
function startInstant(at: string | undefined, zone: string): Instant {
  if (at === undefined) {
    return DateTime.local({ zone }).startOf('week').plus({ hours: 9 }).toMillis();
  }
  const wished = DateTime.fromISO(at, { zone });
  if (!wished.isValid) {
    throw new RangeError(`--at: “${at}” is no time; write it like 2026-11-30T09:00 (${zone})`);
  }
  return wished.toMillis();
}

async function dataFolder(
  given: string | undefined,
  ends: (() => Promise<unknown>)[],
): Promise<string> {
  if (given !== undefined) {
    await mkdir(given, { recursive: true });
    return given;
  }
  const folder = await mkdtemp(join(tmpdir(), 'hotline-demo-'));
  ends.push(async () => {
    await rm(folder, { recursive: true, force: true });
  });
  return folder;
}

const iso = (t: Instant): string => new Date(t).toISOString();

/** What `GET /state` answers. Instants are ISO 8601 in UTC. */
async function demoState(app: HotlineApp, teams: Teams, now: Instant): Promise<unknown> {
  const states = await app.store.transaction(async (tx) => {
    const all = [];
    for (const team of teams.values()) {
      const { duty, open, waiting } = await overview(tx, team, now);
      const incidents = await tx.incidents.list({ team: team.key, open: true }, 200);
      all.push({
        key: team.key,
        name: team.name,
        zone: team.calendar.zone,
        open: team.calendar.isOpen(now),
        dutyWeek: duty.seats.week,
        onDuty: {
          primary: duty.primary && { name: duty.primary.name, slack: duty.primary.userId },
          backup: duty.backup && { name: duty.backup.name, slack: duty.backup.userId },
          until: iso(duty.seats.until),
        },
        openIncidents: open,
        waiting,
        incidents: incidents.map((i) => ({
          number: i.number,
          name: `INC-${String(i.number)}`,
          title: i.title,
          state: i.state,
          due: iso(i.dueAt),
          onIt: i.onIt?.by.name,
          paged: i.paging?.people.map((p) => p.name) ?? [],
        })),
      });
    }
    return all;
  });
  return { now: iso(now), teams: states };
}
