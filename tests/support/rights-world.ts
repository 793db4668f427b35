import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { createSettableClock } from '../../src/adapters/system/clocks.ts';
import { createLog } from '../../src/adapters/system/pino-log.ts';
import { compose, type HotlineApp } from '../../src/compose.ts';
import { DEMO_PEOPLE } from '../../src/demo/demo-team.ts';
import { seedDemo } from '../../src/demo/seed.ts';
import { DeliveryFailure } from '../../src/doubles/slack/refusal.ts';
import type { SlackDouble } from '../../src/doubles/slack/slack-double.ts';
import { startSlackDouble } from '../../src/doubles/slack/start-slack-double.ts';
import { instantPlanner } from './instant-planner.ts';
import { at, CONFIG, teamsOf, ZONE } from './scenario.ts';

/** Every kind of person that there is to the bot. */
export const WHO = {
  stranger: 'U20STRANGER',
  guest: 'U21GUEST',
  outsider: 'U09USER',
  other: 'U11PAT',
  member: 'U02BRAVO',
  admin: 'U01ALPHA',
} as const;

export type Kind = keyof typeof WHO;

const TWO_TEAMS = `${CONFIG}    rotation: { horizon: 2 }
    response:
      environments:
        scf: { name: SCF, needs: [scf], restricted: true }
  paraview:
    channels: { incidents: paraview-live }
    admins: [U10PARA]
    calendar:
      zone: ${ZONE}
      hours:
        mon-fri: ["08:00-17:00"]
`;

/** Nothing in the bot depends on what Slack calls the workspace. */
const TEAM_ID = 'T0VISIT';

/** What is kept of everybody: who asked what, what is to be sent, and where it went. */
const BOOKKEEPING = new Set([
  'events',
  'deliveries',
  'outbox',
  'message_places',
  'channels',
  'slack_names',
  'job_runs',
  'presence',
  'homes',
  'duty_signs',
  'suggestions',
  'shared_messages',
  'migrations',
  'migrations_lock',
]);

/** One running bot with two teams, its Slack, and a look into its database. */
export interface RightsWorld {
  readonly slack: SlackDouble;
  readonly app: HotlineApp;
  /** Everything that people own, as one text: it differs when anything of it was changed. */
  owned(): string;
  /** Who was refused what, in order. */
  refusals(): readonly { readonly userId: string; readonly what: string }[];
  command(kind: Kind, text: string): Promise<unknown>;
  press(kind: Kind, actionId: string, value: string, isMenu?: boolean): Promise<void>;
  submit(kind: Kind, callbackId: string, metadata: object, values: Values): Promise<void>;
  shortcut(kind: Kind, callbackId: string, isOnMessage: boolean): Promise<void>;
  end(): Promise<void>;
}

export type Values = Readonly<Record<string, object>>;

export async function startRightsWorld(mode: 'socket' | 'http'): Promise<RightsWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'hotline-rights-'));
  const clock = createSettableClock(at('2027-01-12 09:00'), 0);
  const port = await freePort();
  const signingSecret = 'a-signing-secret-of-32-characters';
  const slack = await startSlackDouble({
    workspace: {
      name: 'VisIt',
      users: [
        ...DEMO_PEOPLE.map(({ userId, name, realName }) => ({ id: userId, name, realName })),
        { id: WHO.outsider, name: 'uma', realName: 'Uma User' },
        { id: WHO.other, name: 'pat', realName: 'Pat Para' },
        { id: WHO.guest, name: 'gus', realName: 'Gus Guest', restricted: true },
        { id: WHO.stranger, name: 'sam', realName: 'Sam Stranger', stranger: true },
      ],
      channels: [{ name: 'visit-live' }, { name: 'paraview-live' }],
    },
    now: () => clock.now(),
    zone: ZONE,
    // A busy machine is no matter of rights.
    ackTimeoutMs: 60_000,
    ...(mode === 'http'
      ? { http: { url: `http://127.0.0.1:${String(port)}/slack/events`, signingSecret } }
      : {}),
  });
  const databaseFile = join(folder, 'hotline.db');
  const app = await compose({
    databaseFile,
    teams: await teamsOf(TWO_TEAMS),
    log: createLog('silent'),
    clock,
    planner: instantPlanner,
    calendar: { port: await freePort(), url: 'https://hotline.example.org' },
    slack: {
      botToken: slack.botToken,
      apiUrl: slack.apiUrl,
      transport:
        mode === 'http' ? { mode, signingSecret, port } : { mode, appToken: slack.appToken },
    },
  });
  await seedDemo(app.store, { key: 'visit' }, '2027-01-11', 12);
  await app.store.transaction(async (tx) => {
    await tx.people.put({
      team: 'paraview',
      name: 'pat',
      userId: WHO.other,
      github: undefined,
      email: undefined,
      phone: undefined,
      level: 'veteran',
      weight: 1,
      capabilities: [],
      topics: [],
      active: true,
    });
  });
  await app.start();
  const database = new Database(databaseFile, { readonly: true });
  const channel = slack.channelId('visit-live');
  const from = (kind: Kind) => ({
    team: { id: TEAM_ID, domain: 'visit' },
    user: { id: WHO[kind], username: kind, name: kind, team_id: TEAM_ID },
    api_app_id: 'A0',
    token: 'verification-token',
    trigger_id: `trigger.${randomUUID()}`,
  });
  const raw = async (envelope: Parameters<typeof slack.inject.raw>[0]): Promise<void> => {
    await orAgain(async () => await slack.inject.raw(envelope));
  };
  const settle = async (): Promise<void> => {
    await app.engine.settle();
  };
  return {
    slack,
    app,
    owned: () => ownedIn(database),
    refusals: () => refusalsIn(database),
    command: async (kind, text) => {
      const asked = { user: WHO[kind], channel: 'visit-live', text };
      const reply = await orAgain(async () => await slack.inject.command(asked));
      await settle();
      return reply.payload;
    },
    press: async (kind, actionId, value, isMenu = false) => {
      const chosen = isMenu
        ? { type: 'overflow', selected_option: { value, text: { type: 'plain_text', text: 'x' } } }
        : { type: 'button', value, text: { type: 'plain_text', text: 'x' } };
      await raw({
        type: 'interactive',
        payload: {
          type: 'block_actions',
          ...from(kind),
          channel: { id: channel, name: 'visit-live' },
          container: { type: 'message', channel_id: channel, message_ts: '1.1' },
          message: { type: 'message', ts: '1.1', text: 'x', blocks: [] },
          response_url: `${new URL(slack.apiUrl).origin}/nowhere`,
          actions: [{ ...chosen, action_id: actionId, block_id: 'b', action_ts: '1.2' }],
        },
      });
      await settle();
    },
    submit: async (kind, callbackId, metadata, values) => {
      await raw({
        type: 'interactive',
        payload: {
          type: 'view_submission',
          ...from(kind),
          response_urls: [],
          view: {
            id: `V${randomUUID()}`,
            team_id: TEAM_ID,
            type: 'modal',
            callback_id: callbackId,
            private_metadata: JSON.stringify(metadata),
            blocks: [],
            title: { type: 'plain_text', text: 'x' },
            hash: '1',
            state: {
              values: Object.fromEntries(
                Object.entries(values).map(([field, value]) => [field, { [field]: value }]),
              ),
            },
          },
        },
      });
      await settle();
    },
    shortcut: async (kind, callbackId, isOnMessage) => {
      await raw({
        type: 'interactive',
        payload: {
          ...from(kind),
          callback_id: callbackId,
          ...(isOnMessage
            ? {
                type: 'message_action',
                channel: { id: channel, name: 'visit-live' },
                message_ts: '1.1',
                message: { type: 'message', ts: '1.1', text: 'It crashes', user: WHO.outsider },
                response_url: `${new URL(slack.apiUrl).origin}/nowhere`,
              }
            : { type: 'shortcut', action_ts: '1.2' }),
        },
      });
      await settle();
    },
    end: async () => {
      database.close();
      await app.stop();
      await slack.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const PATIENCE_MS = 60_000;

/** On a busy machine a socket may be lost for want of a ping. Slack, too, delivers again when there is one. */
async function orAgain<T>(deliver: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await deliver();
    } catch (error) {
      if (!(error instanceof DeliveryFailure) || performance.now() > deadline) throw error;
      await setImmediate();
    }
  }
}

function ownedIn(database: Database.Database): string {
  const tables = database
    .prepare<[], { name: string }>(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like 'incident_search%' order by name",
    )
    .all()
    .filter(({ name }) => !BOOKKEEPING.has(name));
  return JSON.stringify(
    tables.map(({ name }) => [
      name,
      database.prepare(`select * from "${name}" order by 1, 2`).all(),
    ]),
  );
}

const refused = z.object({ by: z.object({ userId: z.string() }), what: z.string() });

function refusalsIn(database: Database.Database) {
  return database
    .prepare<[], { data: string }>("select data from events where type = 'refused' order by id")
    .all()
    .map(({ data }) => {
      const { by, what } = refused.parse(JSON.parse(data));
      return { userId: by.userId, what };
    });
}

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
