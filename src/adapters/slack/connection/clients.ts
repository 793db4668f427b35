import { type Logger, LogLevel, WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from '../../../ports/log.ts';

/**
 * Clients of their own for what must not wait for each other: a 429 pauses a client's whole queue. None retries: with a
 * lost reply, the library's own retry would post the same page up to eleven times; only the outbox repeats, after it has
 * looked.
 */
export interface SlackClients {
  readonly pages: WebClient;
  readonly posts: WebClient;
  readonly reads: WebClient;
  /** Forms and answers to a person who waits: Slack gives them three seconds. */
  readonly answers: WebClient;
}

export function createClients(
  token: string,
  apiUrl: string | undefined,
  logger: Logger,
): SlackClients {
  const options = (timeout: number): WebClientOptions => ({
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    logger,
  });
  return {
    pages: new WebClient(token, options(10_000)),
    posts: new WebClient(token, options(10_000)),
    reads: new WebClient(token, options(10_000)),
    answers: new WebClient(token, options(2_500)),
  };
}

const words = (parts: unknown[]): string =>
  parts
    .map((p) => (p instanceof Error ? p.message : String(p)))
    .join(' ')
    .slice(0, 500);

/** Slack's libraries log into our log; their debug output holds tokens and customers' text, so it goes nowhere. */
export function slackLogger(log: Log): Logger {
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts: unknown[]) => {
      log.warn('slack', { said: words(parts) });
    },
    error: (...parts: unknown[]) => {
      log.error('slack', { said: words(parts) });
    },
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
