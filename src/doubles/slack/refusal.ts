import type { Json } from './wire.ts';

/** Slack says no: `{ok: false, error, …extra}`. */
export class Refusal extends Error {
  readonly code: string;
  readonly extra: Json;

  constructor(code: string, extra: Json = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.extra = extra;
  }
}

/** The bot did not take a delivery. A person sees the code. */
export class DeliveryFailure extends Error {
  readonly code: 'dispatch_failed' | 'operation_timeout';

  constructor(code: DeliveryFailure['code'], detail: string) {
    super(`${code}: ${detail}`);
    this.name = 'DeliveryFailure';
    this.code = code;
  }
}
