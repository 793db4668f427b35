import { randomUUID } from 'node:crypto';
import type { Faults } from '../faults.ts';
import type { Acknowledged, DeliveryRecord, EnvelopeType } from '../slack-double.ts';
import type { Json } from '../wire.ts';
import type { Envelope, Outlet } from './outlet.ts';

/** Slack's waits before an event is sent again. */
const EVENT_RETRY_DELAYS_MS = [1000, 60_000, 300_000];
/** How long a delivery lets others overtake it. */
const OVERTAKE_MS = 50;

export interface DispatcherOptions {
  readonly outlet: Outlet;
  readonly faults: Faults;
  readonly now: () => number;
  readonly eventRetryDelaysMs?: readonly number[] | undefined;
  readonly onTraffic: (summary: string, detail: unknown) => void;
}

/** Sends to the bot, with the faults of the plan, and repeats events as Slack does. */
export class Dispatcher {
  readonly records: DeliveryRecord[] = [];
  readonly #options: DispatcherOptions;
  readonly #timers = new Set<NodeJS.Timeout>();
  #overtaken: (() => void)[] = [];

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  /** @throws DeliveryFailure */
  async deliver(type: EnvelopeType, payload: Json): Promise<Acknowledged> {
    const fault = this.#options.faults.forDelivery();
    if (fault.delayMs > 0) await this.#wait(fault.delayMs);
    if (fault.isOvertaken) await this.#letOvertake();
    const sent = this.#send({ id: randomUUID(), type, payload }, false);
    this.#releaseOvertaken();
    if (fault.isDuplicated) this.#repeat(type, payload);
    try {
      return await sent;
    } catch (failure) {
      // Commands and interactions are never repeated: the person is told, and tries again.
      if (type === 'events_api') this.#retry(payload, 1);
      throw failure;
    }
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#releaseOvertaken();
    await this.#options.outlet.stop();
  }

  async #send(envelope: Envelope, isDuplicate: boolean): Promise<Acknowledged> {
    const startedAt = performance.now();
    const index = this.#note(envelope, isDuplicate);
    this.#options.onTraffic(`${envelope.type}${isDuplicate ? ' (again)' : ''}`, envelope.payload);
    try {
      const payload = await this.#options.outlet.send(envelope, (connection) => {
        this.#amend(index, { connection });
      });
      const latencyMs = performance.now() - startedAt;
      this.#amend(index, { outcome: 'acknowledged', latencyMs });
      return { payload, latencyMs };
    } catch (failure) {
      this.#amend(index, { outcome: 'lost' });
      throw failure;
    }
  }

  #repeat(type: EnvelopeType, payload: Json): void {
    this.#send({ id: randomUUID(), type, payload }, true).catch(() => undefined);
  }

  #retry(payload: Json, attempt: number): void {
    const delays = this.#options.eventRetryDelaysMs ?? EVENT_RETRY_DELAYS_MS;
    const delay = delays[attempt - 1];
    if (delay === undefined) return;
    this.#after(delay, () => {
      const envelope: Envelope = {
        id: randomUUID(),
        type: 'events_api',
        payload,
        retry: { attempt, reason: 'timeout' },
      };
      this.#send(envelope, true).catch(() => {
        this.#retry(payload, attempt + 1);
      });
    });
  }

  async #wait(delayMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#after(delayMs, resolve);
    });
  }

  async #letOvertake(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#overtaken.push(resolve);
      this.#after(OVERTAKE_MS, resolve);
    });
  }

  #releaseOvertaken(): void {
    const waiting = this.#overtaken;
    this.#overtaken = [];
    for (const release of waiting) release();
  }

  #after(delayMs: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, delayMs);
    timer.unref();
    this.#timers.add(timer);
  }

  #note(envelope: Envelope, duplicate: boolean): number {
    this.records.push({
      at: this.#options.now(),
      type: envelope.type,
      envelopeId: envelope.id,
      payload: envelope.payload,
      connection: 0,
      duplicate,
      outcome: 'pending',
    });
    return this.records.length - 1;
  }

  #amend(index: number, change: Partial<DeliveryRecord>): void {
    const record = this.records[index];
    if (record !== undefined) this.records[index] = { ...record, ...change };
  }
}
