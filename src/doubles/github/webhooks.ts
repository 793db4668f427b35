import { createHmac, randomUUID } from 'node:crypto';
import type { GithubDoubleOptions } from './github-double.ts';

interface Announcement {
  readonly delivery: string;
  readonly event: string;
  readonly body: string;
}

/** Announces changes to the bot by signed POST, as GitHub does: once, and never again by itself. */
export class Webhooks {
  readonly #options: GithubDoubleOptions['webhook'];
  #last: Announcement | undefined;

  constructor(options: GithubDoubleOptions['webhook']) {
    this.#options = options;
  }

  async announce(event: string, payload: unknown): Promise<void> {
    this.#last = { delivery: randomUUID(), event, body: JSON.stringify(payload) };
    await this.#send(this.#last);
  }

  async redeliver(): Promise<number> {
    if (this.#last === undefined) throw new Error('nothing was announced yet');
    return await this.#send(this.#last);
  }

  /** Answers the status; 0 when nobody listens: GitHub does not mind either. */
  async #send({ delivery, event, body }: Announcement): Promise<number> {
    if (this.#options === undefined) return 0;
    const signature = createHmac('sha256', this.#options.secret).update(body).digest('hex');
    try {
      const reply = await fetch(this.#options.url(), {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'x-github-event': event,
          'x-github-delivery': delivery,
          'x-hub-signature-256': `sha256=${signature}`,
        },
      });
      return reply.status;
    } catch {
      return 0;
    }
  }
}
