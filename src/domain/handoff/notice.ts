import type { HandoffId } from './handoff.ts';

/** A message about a handoff, whose words depend on how that stands when the message is made. */
export interface HandoffNotice {
  readonly about: 'handoff';
  readonly handoff: HandoffId;
  /** Who passes on, who takes over, or the lead, who sees that it stalls. */
  readonly reader: 'from' | 'to' | 'lead';
}
