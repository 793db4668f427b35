import type { EnvelopeType } from '../slack-double.ts';
import type { Json } from '../wire.ts';

export interface Envelope {
  readonly id: string;
  readonly type: EnvelopeType;
  readonly payload: Json;
  readonly retry?: { readonly attempt: number; readonly reason: string };
}

/** A way to the bot. */
export interface Outlet {
  /**
   * Resolves with what the bot acknowledged with.
   * @throws DeliveryFailure if nobody is there, or no acknowledgement comes in time.
   */
  send(envelope: Envelope, onSent: (connection: number) => void): Promise<unknown>;
  stop(): Promise<void>;
}
