import { createHmac } from 'node:crypto';
import { DeliveryFailure } from '../refusal.ts';
import type { Envelope, Outlet } from './outlet.ts';

/** Signed requests to the bot's request URL. */
export class HttpOutlet implements Outlet {
  readonly #url: string;
  readonly #secret: string;
  readonly #timeoutMs: number;

  constructor(target: { readonly url: string; readonly signingSecret: string }, timeoutMs: number) {
    this.#url = target.url;
    this.#secret = target.signingSecret;
    this.#timeoutMs = timeoutMs;
  }

  async send(envelope: Envelope, onSent: (connection: number) => void): Promise<unknown> {
    const { body, contentType } = encode(envelope);
    onSent(0);
    const response = await this.#post(body, contentType, envelope);
    if (!response.ok) throw new DeliveryFailure('dispatch_failed', `HTTP ${response.status}`);
    const text = await response.text();
    if (text === '') return undefined;
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    return isJson ? (JSON.parse(text) as unknown) : { text };
  }

  async stop(): Promise<void> {
    // Nothing is held open between requests.
  }

  async #post(body: string, contentType: string, envelope: Envelope): Promise<Response> {
    // Real time: the receiver compares it with its own clock.
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', this.#secret)
      .update(`v0:${timestamp}:${body}`)
      .digest('hex');
    try {
      return await fetch(this.#url, {
        method: 'POST',
        body,
        headers: {
          'content-type': contentType,
          'x-slack-request-timestamp': timestamp,
          'x-slack-signature': `v0=${signature}`,
          ...(envelope.retry === undefined
            ? {}
            : {
                'x-slack-retry-num': String(envelope.retry.attempt),
                'x-slack-retry-reason': envelope.retry.reason,
              }),
        },
        signal: AbortSignal.timeout(this.#timeoutMs),
      });
    } catch (cause) {
      const isLate = cause instanceof Error && cause.name === 'TimeoutError';
      const detail = cause instanceof Error ? cause.message : 'request failed';
      throw new DeliveryFailure(isLate ? 'operation_timeout' : 'dispatch_failed', detail);
    }
  }
}

function encode(envelope: Envelope): { body: string; contentType: string } {
  const form = 'application/x-www-form-urlencoded';
  if (envelope.type === 'events_api') {
    return { body: JSON.stringify(envelope.payload), contentType: 'application/json' };
  }
  const body = new URLSearchParams();
  if (envelope.type === 'interactive') body.set('payload', JSON.stringify(envelope.payload));
  else for (const [key, value] of Object.entries(envelope.payload)) body.set(key, String(value));
  return { body: body.toString(), contentType: form };
}
