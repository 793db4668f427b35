import type { App, Receiver } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import type { Logger } from '@slack/web-api';
import type { Log } from '../../../ports/log.ts';

/** Slack renews each connection now and then, with a hole of seconds; two of them leave none. */
const CONNECTIONS = 2;

/** A client that has not been connected for this long is thrown away and made anew. */
const REBUILD_AFTER_MS = 60_000;

const WATCH_EVERY_MS = 5_000;
const RESTART_PAUSE_MS = 2_000;

/** What the socket client emits by `slack_event`. */
interface Envelope {
  readonly ack: (response?: unknown) => Promise<void>;
  readonly body: Record<string, unknown>;
  readonly retry_num?: number;
  readonly retry_reason?: string;
}

export interface Sockets extends Receiver {
  /** How many connections are up. */
  connected(): number;
}

/**
 * Bolt's own receiver has one connection and shares the posting clients' settings, which end it at the first failed
 * reconnect. This one owns its connections, keeps trying for ever, and hands every delivery to Bolt.
 */
export function createSockets(options: {
  readonly appToken: string;
  readonly apiUrl: string | undefined;
  readonly logger: Logger;
  readonly log: Log;
  /** Monotonic milliseconds. */
  readonly stopwatch: () => number;
}): Sockets {
  const { log, stopwatch } = options;
  let app: App | undefined;
  let stopped = false;
  const slots: Slot[] = [];

  const deliver = async ({ ack, body, retry_num, retry_reason }: Envelope): Promise<void> => {
    let acknowledged = false;
    const acknowledge = async (response?: unknown): Promise<void> => {
      if (acknowledged) return;
      acknowledged = true;
      await ack(typeof response === 'string' ? { text: response } : response);
    };
    // Bolt acknowledges an event before its listener has written it down; Slack would not send it again then.
    const isEvent = body['type'] === 'event_callback';
    await app?.processEvent({
      body,
      ack: async (response?: unknown) => {
        if (!isEvent) await acknowledge(response);
      },
      ...(retry_num === undefined ? {} : { retryNum: retry_num }),
      ...(retry_reason === undefined ? {} : { retryReason: retry_reason }),
    });
    if (isEvent) await acknowledge();
  };

  class Slot {
    #client: SocketModeClient | undefined;
    #up = false;
    #downSince = stopwatch();
    #restart: NodeJS.Timeout | undefined;

    get up(): boolean {
      return this.#up;
    }

    /** Connects; answers once the first attempt has ended, however it ended. */
    async open(): Promise<void> {
      const client = new SocketModeClient({
        appToken: options.appToken,
        logger: options.logger,
        // Of its own: without a ceiling the wait after a night's outage would be hours.
        clientOptions: {
          ...(options.apiUrl === undefined ? {} : { slackApiUrl: options.apiUrl }),
          retryConfig: {
            forever: true,
            minTimeout: 500,
            factor: 1.6,
            maxTimeout: 8_000,
            randomize: true,
          },
          timeout: 10_000,
        },
      });
      this.#client = client;
      this.#downSince = stopwatch();
      client.on('connected', () => {
        this.#up = true;
      });
      for (const event of ['close', 'reconnecting', 'disconnected']) {
        client.on(event, () => {
          if (this.#up) this.#downSince = stopwatch();
          this.#up = false;
        });
      }
      client.on('slack_event', (envelope: Envelope) => {
        deliver(envelope).catch((error: unknown) => {
          log.error('a delivery could not be handled', { error });
        });
      });
      try {
        await client.start();
      } catch (error) {
        log.warn('Slack socket could not be opened, tries again', { error });
        if (!stopped) {
          this.#restart = setTimeout(() => void this.reopen(), RESTART_PAUSE_MS);
        }
      }
    }

    async reopen(): Promise<void> {
      await this.close();
      if (!stopped) await this.open();
    }

    /** Throws away a client that has given up or hangs. */
    watch(): void {
      if (this.#up || stopwatch() - this.#downSince < REBUILD_AFTER_MS) return;
      log.warn('Slack socket is down for a minute and is made anew');
      void this.reopen();
    }

    async close(): Promise<void> {
      clearTimeout(this.#restart);
      this.#up = false;
      const client = this.#client;
      this.#client = undefined;
      client?.removeAllListeners('slack_event');
      await client?.disconnect().catch(() => undefined);
    }
  }

  let watcher: NodeJS.Timeout | undefined;
  return {
    connected: () => slots.filter((slot) => slot.up).length,
    init: (bolt) => {
      app = bolt;
    },
    start: async () => {
      for (let n = 0; n < CONNECTIONS; n++) slots.push(new Slot());
      watcher = setInterval(() => {
        for (const slot of slots) slot.watch();
      }, WATCH_EVERY_MS);
      await Promise.all(slots.map(async (slot) => await slot.open()));
    },
    stop: async () => {
      stopped = true;
      clearInterval(watcher);
      await Promise.all(slots.map(async (slot) => await slot.close()));
    },
  };
}
