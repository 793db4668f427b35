import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { ContactWay } from '../../domain/paging/contact-way.ts';
import type { Outcome } from '../../ports/outbox.ts';
import type { WayMessage, WaySender } from '../../ports/way-sender.ts';

export interface PushOptions {
  /** Whether an IP address may be spoken to: those of the public internet, and what the configuration allows. */
  readonly mayReach: (address: string) => boolean;
  /** Resolves a name, and refuses it where it leads to what may not be reached. */
  readonly lookup: LookupFunction;
  /** Epoch milliseconds, for the signature's time. */
  readonly now: () => number;
  /** How a connection is made: another in tests alone. */
  readonly request?: typeof httpsRequest;
  readonly timeoutMs?: number;
}

/** A page waits for nobody. */
const TIMEOUT_MS = 5_000;

/** The most that is read of an answer, which is not believed anyway. */
const MOST_BYTES = 4_096;

/** Before anything was sent. */
const NEVER_SENT: ReadonlySet<string> = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH']);

/** What a request holds. */
interface PushRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Pages by a push: https alone, the name resolved once, no redirects, and nobody waits for long. */
export function createPushSender(options: PushOptions): WaySender {
  const { request = httpsRequest, timeoutMs = TIMEOUT_MS } = options;
  return {
    kind: 'push',
    send: async (way, message) => {
      const made = pushRequest(way, message, options.now());
      const trouble = addressTrouble(made.url, options.mayReach);
      if (trouble !== undefined) return { kind: 'refused', why: trouble };
      try {
        return afterAnswer(await answered(made));
      } catch (error) {
        return afterFailure(error);
      }
    },
    // A receiver of our own JSON knows a repeat by its key; the others show it twice, and it says so.
    lookUp: async () =>
      await Promise.resolve({ kind: 'cannot-look', why: 'pushes cannot be looked for' } as const),
    trouble: async (way) => {
      const url = new URL(way.address);
      const known = addressTrouble(url, options.mayReach);
      if (known !== undefined || isIP(bare(url.hostname)) !== 0) return known;
      return await new Promise((resolve) => {
        options.lookup(bare(url.hostname), { all: false }, (error) => {
          resolve(error ? whyNot(error) : undefined);
        });
      });
    },
  };

  async function answered({ url, headers, body }: PushRequest): Promise<IncomingMessage> {
    return await new Promise((resolve, reject) => {
      const call = request(
        {
          method: 'POST',
          hostname: bare(url.hostname),
          port: url.port === '' ? 443 : Number(url.port),
          path: `${url.pathname}${url.search}`,
          headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
          agent: false,
          signal: AbortSignal.timeout(timeoutMs),
          lookup: options.lookup,
        },
        (response) => {
          let read = 0;
          response.on('data', (part: Buffer) => {
            read += part.length;
            if (read > MOST_BYTES) response.destroy();
          });
          response.on('error', () => undefined);
          resolve(response);
        },
      );
      call.on('error', reject);
      call.end(body);
    });
  }
}

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/gu, '');

function addressTrouble(url: URL, mayReach: (address: string) => boolean): string | undefined {
  if (url.protocol !== 'https:') return 'its address is not https';
  // A number instead of a name is connected to without a look-up.
  const host = bare(url.hostname);
  return isIP(host) !== 0 && !mayReach(host) ? PRIVATE : undefined;
}

const PRIVATE = 'its address is on a private network, which the bot may not reach';

/** Each format in its own words. */
export function pushRequest(way: ContactWay, message: WayMessage, now: number): PushRequest {
  const { format = 'json' } = way;
  switch (format) {
    case 'ntfy':
      return ntfyRequest(way, message);
    case 'gotify':
      return gotifyRequest(way, message);
    case 'json':
      return jsonRequest(way, message, now);
  }
}

/** ntfy takes JSON at its root, with the topic in it; so a title needs no encoding into a header. */
function ntfyRequest({ address, secret }: ContactWay, message: WayMessage): PushRequest {
  const url = new URL(address);
  const parts = url.pathname.split('/').filter(Boolean);
  const topic = parts.at(-1) ?? '';
  const root = new URL(url);
  root.pathname = `/${parts.slice(0, -1).join('/')}`;
  const { title, text, what, link } = message;
  return {
    url: root,
    headers: {
      'content-type': 'application/json',
      ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }),
    },
    body: JSON.stringify({
      topic,
      title,
      message: text,
      priority: what === 'page' ? 5 : 3,
      ...(link === undefined || what === 'answer'
        ? {}
        : {
            actions: [
              {
                action: 'http',
                label: what === 'test' ? 'It arrived' : 'I’ll take it',
                url: link,
                method: 'POST',
                clear: true,
              },
            ],
          }),
    }),
  };
}

function gotifyRequest({ address, secret = '' }: ContactWay, message: WayMessage): PushRequest {
  const url = new URL(address);
  url.pathname = `${url.pathname.replace(/\/+$/u, '')}/message`;
  const { title, text, what, link } = message;
  return {
    url,
    headers: { 'content-type': 'application/json', 'x-gotify-key': secret },
    body: JSON.stringify({
      title,
      message: text,
      priority: what === 'page' ? 10 : 5,
      ...(link === undefined
        ? {}
        : { extras: { 'client::notification': { click: { url: link } } } }),
    }),
  };
}

/** The signature covers time and body, so that neither can be changed and an old one cannot be sent again for long. */
function jsonRequest(
  { address, secret = '' }: ContactWay,
  message: WayMessage,
  now: number,
): PushRequest {
  const { key, what, title, text, incident, link } = message;
  const at = String(Math.floor(now / 1_000));
  const body = JSON.stringify({ key, what, title, text, incident, link });
  const signature = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');
  return {
    url: new URL(address),
    headers: {
      'content-type': 'application/json',
      'user-agent': 'hotline',
      'x-hotline-time': at,
      'x-hotline-signature': `v1=${signature}`,
    },
    body,
  };
}

function afterAnswer({ statusCode = 0, headers }: IncomingMessage): Outcome {
  if (statusCode >= 200 && statusCode < 300) return { kind: 'sent', place: undefined };
  if (statusCode === 429) {
    const seconds = Number(headers['retry-after'] ?? '1');
    const retryAfterMs = Number.isFinite(seconds) ? Math.max(1, seconds) * 1_000 : 1_000;
    return { kind: 'wait', retryAfterMs, why: 'its server’s rate limit' };
  }
  if (statusCode >= 500) {
    return { kind: 'unknown', why: `its server answers ${String(statusCode)}` };
  }
  if (statusCode >= 300 && statusCode < 400) {
    return { kind: 'refused', why: 'its server redirects, which is not followed' };
  }
  return { kind: 'refused', why: `its server refuses it, ${String(statusCode)}` };
}

function afterFailure(error: unknown): Outcome {
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string'
      ? error.code
      : undefined;
  if (error instanceof Error && error.name === 'AddressRefused') {
    return { kind: 'refused', why: PRIVATE };
  }
  if (code !== undefined && NEVER_SENT.has(code)) {
    return { kind: 'wait', retryAfterMs: 1_000, why: code };
  }
  if (code === 'ENOTFOUND') return { kind: 'refused', why: 'its name is not known' };
  return { kind: 'unknown', why: code ?? 'no answer from its server' };
}

/** What a look-up that failed says of an address; nothing where names cannot be looked up just now. */
function whyNot(error: Error): string | undefined {
  if (error.name === 'AddressRefused') return PRIVATE;
  return 'code' in error && error.code === 'ENOTFOUND' ? 'its name is not known' : undefined;
}
