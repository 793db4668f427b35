import type { LocalDate } from '../time/instant.ts';
import type { ResponderId } from './responder.ts';

/** Time that somebody was in a rotation with one weight, and that is over. What was due to them then was due by it. */
export interface Spell {
  readonly responderId: ResponderId;
  /** Undefined where they were there before Hotline. */
  readonly from: LocalDate | undefined;
  /** Last day of it. */
  readonly to: LocalDate;
  readonly weight: number;
}
