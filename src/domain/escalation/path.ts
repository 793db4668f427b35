import type { UserId } from '../team/responder.ts';

/** Who is paged, or where it is told, at one step of an escalation path. */
export type EscalationTarget =
  | { readonly kind: 'backup' }
  | { readonly kind: 'lead' }
  | { readonly kind: 'person'; readonly userId: UserId }
  | { readonly kind: 'channel' };

/** One step of a team's escalation path. The first step is taken when the goal runs out. */
export interface EscalationStep {
  readonly target: EscalationTarget;
  /** Business minutes after the step before; 0 for the first. */
  readonly afterMinutes: number;
}
