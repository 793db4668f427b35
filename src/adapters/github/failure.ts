import type { Instant } from '../../domain/time/instant.ts';
import type { TrackerFailure } from '../../ports/issue-tracker.ts';

/** The connection never came about, so nothing was done. */
const NEVER_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** Without a word from GitHub on how long to wait, this is what its documentation asks for. */
const LIMITED_FOR_MS = 60_000;

interface Answered {
  readonly status: number;
  readonly message: string;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
}

/**
 * What a failed call means.
 *
 * @param realNow real epoch milliseconds: `x-ratelimit-reset` is an instant of GitHub's clock.
 */
export function failureOf(error: unknown, realNow: Instant): TrackerFailure {
  const answered = answerIn(error);
  if (answered === undefined) return failureOfConnection(error);
  const { status, message } = answered;
  const why = `GitHub answers ${String(status)}${message === '' ? '' : `: ${message}`}`;
  if (status === 429 || (status === 403 && isLimit(answered))) {
    return { ok: false, kind: 'wait', why, retryAfterMs: waitOf(answered, realNow) };
  }
  if (status === 404 || status === 410) {
    // 410 is also what a repository without issues answers.
    return /disabled/iu.test(message)
      ? { ok: false, kind: 'forbidden', why }
      : { ok: false, kind: 'gone', why };
  }
  if (status === 401 || status === 403 || status === 451) {
    return { ok: false, kind: 'forbidden', why };
  }
  if (status >= 500 || status === 408) return { ok: false, kind: 'unknown', why };
  return { ok: false, kind: 'refused', why };
}

function isLimit({ message, headers }: Answered): boolean {
  return (
    headers['retry-after'] !== undefined ||
    String(headers['x-ratelimit-remaining']) === '0' ||
    /rate limit|abuse/iu.test(message)
  );
}

function waitOf({ headers }: Answered, realNow: Instant): number {
  const seconds = Number(headers['retry-after']);
  if (Number.isFinite(seconds) && seconds >= 0) return seconds * 1_000;
  const reset = Number(headers['x-ratelimit-reset']);
  if (String(headers['x-ratelimit-remaining']) === '0' && Number.isFinite(reset)) {
    return Math.max(1_000, reset * 1_000 - realNow);
  }
  return LIMITED_FOR_MS;
}

function failureOfConnection(error: unknown): TrackerFailure {
  for (let current = error, depth = 0; depth < 6 && current instanceof Error; depth++) {
    const code = 'code' in current && typeof current.code === 'string' ? current.code : '';
    if (NEVER_SENT.has(code)) {
      return { ok: false, kind: 'wait', why: `GitHub cannot be reached (${code})` };
    }
    current = current.cause;
  }
  return { ok: false, kind: 'unknown', why: 'no answer from GitHub' };
}

/** GitHub's answer in an error of the client. One that the client made up (a cut connection) has no response. */
function answerIn(error: unknown): Answered | undefined {
  if (!(error instanceof Error) || !('status' in error) || !('response' in error)) return undefined;
  const { status, response } = error;
  if (typeof status !== 'number' || typeof response !== 'object' || response === null) {
    return undefined;
  }
  const headers: unknown = Reflect.get(response, 'headers');
  const data: unknown = Reflect.get(response, 'data');
  const message: unknown =
    typeof data === 'object' && data !== null ? Reflect.get(data, 'message') : '';
  return {
    status,
    message: typeof message === 'string' ? message.slice(0, 200) : '',
    headers: typeof headers === 'object' && headers !== null ? { ...headers } : {},
  };
}
