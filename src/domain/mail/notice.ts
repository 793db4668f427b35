import type { HandoffId } from '../handoff/handoff.ts';
import type { IncidentNumber } from '../incident/incident.ts';

/** A customer could not be told by mail, or not yet. */
export interface MailNotice {
  readonly about: 'customer-mail';
  readonly handoff: HandoffId;
  readonly incidents: readonly IncidentNumber[];
  readonly address: string;
  /** `late`: it has been tried for an hour, and goes on being tried. */
  readonly trouble: 'refused' | 'unclear' | 'late';
  /** What the server said, or what the connection died of. */
  readonly why: string;
}
