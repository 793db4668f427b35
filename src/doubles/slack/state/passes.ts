import { randomBytes } from 'node:crypto';
import { Refusal } from '../refusal.ts';

/** Slack's limits on what an interaction lets an app do. */
const RESPONSE_URL_USES = 5;
const RESPONSE_URL_LIFE_MS = 30 * 60_000;
const TRIGGER_LIFE_MS = 3000;

export interface ResponsePass {
  readonly user: string;
  readonly channel: string;
  /** The message that the interaction started from. */
  readonly messageTs?: string;
  readonly threadTs?: string;
}

/** Trigger ids and response URLs: issued with an interaction, used up or outlived. */
export class Passes {
  readonly #triggers = new Map<string, { user: string; issuedAt: number; used: boolean }>();
  readonly #responses = new Map<string, ResponsePass & { issuedAt: number; uses: number }>();
  readonly #now: () => number;
  readonly #triggerLifeMs: number;

  constructor(now: () => number, triggerLifeMs: number = TRIGGER_LIFE_MS) {
    this.#now = now;
    this.#triggerLifeMs = triggerLifeMs;
  }

  issueTrigger(user: string, wanted?: string): string {
    const id = wanted ?? `${Date.now()}.${randomBytes(12).toString('hex')}`;
    // A repeat of a delivery carries the trigger of the first: it does not live anew.
    if (!this.#triggers.has(id)) {
      this.#triggers.set(id, { user, issuedAt: performance.now(), used: false });
    }
    return id;
  }

  /** The person whose interaction it was. */
  useTrigger(id: string): string {
    const trigger = this.#triggers.get(id);
    if (trigger === undefined) throw new Refusal('invalid_trigger_id');
    if (performance.now() - trigger.issuedAt > this.#triggerLifeMs) {
      throw new Refusal('expired_trigger_id');
    }
    if (trigger.used) throw new Refusal('exchanged_trigger_id');
    trigger.used = true;
    return trigger.user;
  }

  issueResponse(pass: ResponsePass): string {
    const id = randomBytes(12).toString('hex');
    this.#responses.set(id, { ...pass, issuedAt: this.#now(), uses: 0 });
    return id;
  }

  useResponse(id: string): ResponsePass {
    const pass = this.#responses.get(id);
    if (pass === undefined) throw new Refusal('invalid_url');
    if (this.#now() - pass.issuedAt > RESPONSE_URL_LIFE_MS) throw new Refusal('expired_url');
    if (pass.uses >= RESPONSE_URL_USES) throw new Refusal('used_url');
    pass.uses += 1;
    return pass;
  }
}
