import type { ResponderId } from '../team/responder.ts';
import type { WeekName } from '../time/instant.ts';
import type { Role } from './role.ts';

/** Responder × role × duty week. */
export interface Assignment {
  readonly week: WeekName;
  readonly role: Role;
  readonly responderId: ResponderId;
  /** Set when the seat came by a swap: its reason is then another than the rotation. */
  readonly swapped?: boolean;
}
