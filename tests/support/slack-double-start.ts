import { App, type Logger, LogLevel } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import { WebClient } from '@slack/web-api';
import type { SlackDouble, SlackDoubleOptions } from '../../src/doubles/slack/slack-double.ts';
import { startSlackDouble } from '../../src/doubles/slack/start-slack-double.ts';

const WORKSPACE = {
  name: 'Example Lab',
  users: [
    {
      id: 'U1',
      name: 'alpha',
      realName: 'Alpha',
      email: 'alpha@example.org',
      zone: 'Europe/Zurich',
    },
    { id: 'U2', name: 'bravo', realName: 'Bravo' },
    { id: 'U3', name: 'gone', realName: 'Gone', deleted: true },
    { id: 'U4', name: 'guest', realName: 'Guest', restricted: true },
  ],
  channels: [
    { name: 'oncall' },
    { name: 'secret', private: true, withoutBot: true },
    { name: 'open', withoutBot: true },
    { name: 'old', archived: true },
  ],
} as const;

/** What Slack's libraries log of provoked errors would bury what a test says. */
const QUIET: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

const stops: (() => Promise<unknown>)[] = [];

/** Ends, in reverse order, all that a test started. */
export async function stopAll(): Promise<void> {
  while (stops.length > 0) await stops.pop()?.();
}

export async function startDouble(options: Partial<SlackDoubleOptions> = {}): Promise<SlackDouble> {
  const double = await startSlackDouble({ workspace: WORKSPACE, ...options });
  stops.push(() => double.stop());
  return double;
}

export function clientOf(double: SlackDouble): WebClient {
  return new WebClient(double.botToken, {
    slackApiUrl: double.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: QUIET,
  });
}

/** A bot with the listeners that `listen` adds, connected. */
export async function startBot(double: SlackDouble, listen: (app: App) => void): Promise<App> {
  const app = new App({
    token: double.botToken,
    appToken: double.appToken,
    socketMode: true,
    logger: QUIET,
    clientOptions: { slackApiUrl: double.apiUrl },
  });
  listen(app);
  await app.start();
  stops.push(() => app.stop());
  return app;
}

export interface BareConnection {
  readonly client: SocketModeClient;
  /** Types of what came, in order. */
  readonly received: { readonly type: string; readonly body: Record<string, unknown> }[];
}

/** A connection that only records, and acknowledges what `answer` answers for (undefined: no acknowledgement). */
export async function connect(
  double: SlackDouble,
  answer: (type: string) => Record<string, unknown> | undefined = () => ({}),
): Promise<BareConnection> {
  const client = new SocketModeClient({
    appToken: double.appToken,
    logger: QUIET,
    // Also its wait before it reconnects; much shorter, and a busy machine looks like a dead server.
    clientPingTimeout: 1000,
    clientOptions: { slackApiUrl: double.apiUrl },
  });
  const received: BareConnection['received'] = [];
  client.on(
    'slack_event',
    (event: {
      readonly type: string;
      readonly body: Record<string, unknown>;
      readonly ack: (response?: Record<string, unknown>) => Promise<void>;
    }) => {
      received.push({ type: event.type, body: event.body });
      const response = answer(event.type);
      if (response !== undefined) void event.ack(response);
    },
  );
  await client.start();
  stops.push(() => client.disconnect());
  return { client, received };
}

/** Waits for what another process or socket is about to do: never longer than it takes. */
export async function until(isSo: () => boolean, what: string): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error(`Waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
