import type { ResponderId } from '../team/responder.ts';
import type { Instant } from '../time/instant.ts';
import type { Role } from './role.ts';

/**
 * Why somebody takes a role for part of the time:
 * `cover` by agreement, `delegation` from the primary to the backup, `step-up` of the backup because the primary cannot
 * keep the goal, `take` by anybody because the primary is unreachable.
 */
export type CoverKind = 'cover' | 'delegation' | 'step-up' | 'take';

/** A responder holds a role from `from` (included) to `to` (excluded), over whatever the rotation says. */
export interface Cover {
  readonly id: string;
  readonly kind: CoverKind;
  readonly role: Role;
  readonly responderId: ResponderId;
  readonly from: Instant;
  readonly to: Instant;
  /** When it became valid. Of two that cover the same role at the same time the later one holds. */
  readonly agreedAt: Instant;
}

/** The cover that holds a role at an instant. */
export function coverAt(covers: readonly Cover[], role: Role, t: Instant): Cover | undefined {
  let holds: Cover | undefined;
  for (const cover of covers) {
    if (cover.role !== role || t < cover.from || t >= cover.to) continue;
    if (holds === undefined || isLater(cover, holds)) holds = cover;
  }
  return holds;
}

/** Agreed in the same millisecond, the ids decide: any order will do, as long as it is always the same. */
export function isLater(one: Cover, other: Cover): boolean {
  return one.agreedAt > other.agreedAt || (one.agreedAt === other.agreedAt && one.id > other.id);
}
