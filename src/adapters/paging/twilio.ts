import { z } from 'zod';
import type { Outcome } from '../../ports/outbox.ts';

export interface TwilioSettings {
  readonly accountSid: string;
  readonly authToken: string;
  /** The number that pages come from, as +19255550100. */
  readonly from: string;
  /** Undefined for Twilio's own; without a slash at the end. */
  readonly apiUrl: string | undefined;
  readonly timeoutMs?: number;
}

/** A page waits for nobody: what has not answered by then is looked for. */
const TIMEOUT_MS = 10_000;

const VERSION = '2010-04-01';

/** The connection never came about, so nothing was sent. */
const NEVER_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const made = z.object({ sid: z.string() });
const failed = z.object({ code: z.number().optional(), message: z.string().optional() });

/** Twilio's REST interface, as far as pages need it. The credentials go into a header and nowhere else. */
export interface Twilio {
  readonly settings: TwilioSettings;
  /** Makes a message or a call. */
  make(what: 'Messages' | 'Calls', fields: Readonly<Record<string, string>>): Promise<Outcome>;
  /** @throws Error when no list could be had. */
  list(what: 'Messages' | 'Calls', filter: Readonly<Record<string, string>>): Promise<unknown>;
}

export function createTwilio(settings: TwilioSettings): Twilio {
  const { accountSid, authToken, timeoutMs = TIMEOUT_MS } = settings;
  const base = `${settings.apiUrl ?? 'https://api.twilio.com'}/${VERSION}/Accounts/${accountSid}`;
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  const call = async (address: string, init: RequestInit): Promise<Response> =>
    await fetch(address, {
      ...init,
      headers: { authorization, accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });

  return {
    settings,
    make: async (what, fields) => {
      let response: Response;
      let body: unknown;
      try {
        response = await call(`${base}/${what}.json`, {
          method: 'POST',
          body: new URLSearchParams({ From: settings.from, ...fields }),
        });
        body = await response.json().catch(() => undefined);
      } catch (error) {
        return afterFailure(error);
      }
      if (!response.ok) return afterAnswer(response, body);
      const { success, data } = made.safeParse(body);
      return success
        ? { kind: 'sent', place: { channel: what, ts: data.sid } }
        : { kind: 'unknown', why: 'Twilio’s answer broke off' };
    },
    list: async (what, filter) => {
      const query = new URLSearchParams(filter).toString();
      const response = await call(`${base}/${what}.json?${query}`, { method: 'GET' });
      if (!response.ok) throw new Error(`Twilio answers ${String(response.status)}`);
      return await response.json();
    },
  };
}

/** An answer that says no: for now, for good, or that Twilio does not know either. */
function afterAnswer(response: Response, body: unknown): Outcome {
  const { status } = response;
  if (status === 429) {
    const seconds = Number(response.headers.get('retry-after') ?? '1');
    const retryAfterMs = Number.isFinite(seconds) ? Math.max(1, seconds) * 1_000 : 1_000;
    return { kind: 'wait', retryAfterMs, why: 'Twilio’s rate limit' };
  }
  if (status >= 500) return { kind: 'unknown', why: `Twilio answers ${String(status)}` };
  if (status === 401 || status === 403) {
    return { kind: 'refused', why: 'Twilio does not accept the bot’s credentials' };
  }
  const code = failed.safeParse(body).data?.code;
  const why = code === undefined ? undefined : REASONS.get(code);
  return { kind: 'refused', why: why ?? `Twilio refuses it, ${String(code ?? status)}` };
}

/** Twilio's codes that somebody here can do something about. Its own sentences may hold the number, so they are not shown. */
const REASONS: ReadonlyMap<number, string> = new Map([
  ...[21_211, 21_214, 21_217, 21_614].map(
    (code) => [code, 'it is no number that can be reached'] as const,
  ),
  ...[21_408, 21_215].map((code) => [code, 'the account may not send to that country'] as const),
  [21_610, 'they have answered STOP to this number before'],
  ...[21_606, 21_210, 21_212].map(
    (code) => [code, 'TWILIO_FROM is no number of the account'] as const,
  ),
]);

function afterFailure(error: unknown): Outcome {
  const cause = rootCode(error);
  return cause !== undefined && NEVER_SENT.has(cause)
    ? { kind: 'wait', retryAfterMs: 1_000, why: cause }
    : { kind: 'unknown', why: cause ?? 'no answer from Twilio' };
}

/** The system's code at the bottom of the chain of causes. */
function rootCode(error: unknown): string | undefined {
  let found: string | undefined;
  for (
    let current: unknown = error, depth = 0;
    current instanceof Error && depth < 6;
    current = current.cause, depth++
  ) {
    if ('code' in current && typeof current.code === 'string') found = current.code;
  }
  return found;
}
