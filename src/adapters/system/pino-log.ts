import { type DestinationStream, type LoggerOptions, pino } from 'pino';
import type { Log } from '../../ports/log.ts';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/** Tokens as Slack and GitHub shape them, and addresses that are secrets by themselves. */
const SECRETS =
  /\b(xox[a-z]-|xapp-|xwfp-|gh[opsu]_|github_pat_)[A-Za-z0-9_-]+|https:\/\/hooks\.slack\.com\/\S+|wss:\/\/\S+/gu;

/** Takes out whatever looks like a secret, wherever it got in from. */
export function redact(text: string): string {
  return text.replace(SECRETS, (_, prefix: unknown) =>
    typeof prefix === 'string' ? `${prefix}[secret]` : '[secret]',
  );
}

/** An error's kind, code and place. Its data is left out: it may hold what a customer wrote. */
function describe(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? redact(error) : typeof error;
  return {
    name: error.name,
    message: redact(error.message).slice(0, 500),
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    stack: redact(error.stack ?? '')
      .split('\n')
      .slice(1, 6)
      .map((frame) => frame.trim()),
    ...(error.cause === undefined ? {} : { cause: describe(error.cause) }),
  };
}

function clean(fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      typeof value === 'string' ? redact(value) : value,
    ]),
  );
}

/** Structured logs, one JSON object a line. */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { error: describe },
  };
  const logger = destination ? pino(options, destination) : pino(options);
  return {
    debug: (message, fields) => {
      logger.debug(clean(fields), redact(message));
    },
    info: (message, fields) => {
      logger.info(clean(fields), redact(message));
    },
    warn: (message, fields) => {
      logger.warn(clean(fields), redact(message));
    },
    error: (message, fields) => {
      logger.error(clean(fields), redact(message));
    },
  };
}
