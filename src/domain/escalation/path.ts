import type { UserId } from '../team/responder.ts';

/** Who is paged, or where it is told, at one step of an escalation path. */
export type EscalationTarget =
  | { readonly kind: 'backup' }
  | { readonly kind: 'lead' }
  | { readonly kind: 'person'; readonly userId: UserId }
  | { readonly kind: 'channel' }
  /** Of those who may work in a restricted environment, the fairest whom the path has not asked yet. */
  | { readonly kind: 'capable' };

/** One step of a team's escalation path. The first step is taken when the goal runs out. */
export interface EscalationStep {
  readonly target: EscalationTarget;
  /** Business minutes after the step before; 0 for the first. */
  readonly afterMinutes: number;
}

/**
 * The path of a restricted environment: everybody who may work there, one after the other, and then the channel. Whoever
 * may not is never on it, whatever the team's own path says.
 *
 * @param capable how many there are.
 * @param waitMinutes business minutes until the next one is asked as well.
 */
export function restrictedPath(capable: number, waitMinutes: number): readonly EscalationStep[] {
  const people = Array.from({ length: capable }, (_, n) => ({
    target: { kind: 'capable' } as const,
    afterMinutes: n === 0 ? 0 : waitMinutes,
  }));
  return [
    ...people,
    { target: { kind: 'channel' }, afterMinutes: capable === 0 ? 0 : waitMinutes },
  ];
}
