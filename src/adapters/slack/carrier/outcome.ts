import { ErrorCode } from '@slack/web-api';
import type { Outcome } from '../../../ports/outbox.ts';

/** Slack's way of saying that it does not know either. */
const UNKNOWN_OUTCOMES: ReadonlySet<string> = new Set([
  'internal_error',
  'fatal_error',
  'request_timeout',
  'service_unavailable',
]);

/**
 * The bot's own credentials do not work: nobody can be reached by Slack until an administrator mends it, and then
 * everyone can. Giving a page up for that would lose it, so it waits.
 */
const CREDENTIALS: ReadonlySet<string> = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'missing_scope',
  'team_access_not_granted',
]);

/** The connection never came about, so nothing was posted. */
const NEVER_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

const CREDENTIALS_RETRY_MS = 30_000;

/** What became of a call that failed: certainly refused, certainly not done yet, or unknown. */
export function outcomeOf(error: unknown): Outcome {
  const code = stringField(error, 'code');
  if (code === ErrorCode.RateLimitedError) {
    const seconds = numberField(error, 'retryAfter') ?? 1;
    return { kind: 'wait', retryAfterMs: seconds * 1_000, why: 'rate limited' };
  }
  if (code === ErrorCode.PlatformError) {
    const reason = platformError(error) ?? 'unknown_error';
    if (reason === 'ratelimited') return { kind: 'wait', retryAfterMs: 1_000, why: reason };
    if (UNKNOWN_OUTCOMES.has(reason)) return { kind: 'unknown', why: reason };
    if (CREDENTIALS.has(reason)) {
      return { kind: 'wait', retryAfterMs: CREDENTIALS_RETRY_MS, why: reason };
    }
    return { kind: 'refused', why: reason };
  }
  if (code === ErrorCode.HTTPError) {
    const status = numberField(error, 'statusCode') ?? 0;
    if (status === 429) return { kind: 'wait', retryAfterMs: 1_000, why: 'rate limited' };
    return { kind: 'unknown', why: `HTTP ${String(status)}` };
  }
  const cause = rootCode(error);
  if (cause !== undefined && NEVER_SENT.has(cause)) {
    return { kind: 'wait', retryAfterMs: 1_000, why: cause };
  }
  return { kind: 'unknown', why: cause ?? code ?? 'network error' };
}

/** Slack's own error code in an answer that says not ok. */
export function platformError(error: unknown): string | undefined {
  const data = field(error, 'data');
  return stringField(data, 'error');
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !(name in value)) return undefined;
  return Reflect.get(value, name);
}

function stringField(value: unknown, name: string): string | undefined {
  const found = field(value, name);
  return typeof found === 'string' ? found : undefined;
}

function numberField(value: unknown, name: string): number | undefined {
  const found = field(value, name);
  return typeof found === 'number' ? found : undefined;
}

/** The system's code at the bottom of the chain of causes. */
function rootCode(error: unknown): string | undefined {
  let current: unknown = error;
  let found: string | undefined;
  for (let depth = 0; depth < 6 && current !== undefined; depth++) {
    const code = stringField(current, 'code');
    if (code !== undefined && !code.startsWith('slack_')) found = code;
    current = field(current, 'cause') ?? field(current, 'original');
  }
  return found;
}
