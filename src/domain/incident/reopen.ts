import type { Instant } from '../time/instant.ts';
import { type Decision, decide } from './decision.ts';
import type { Actor, Incident } from './incident.ts';

/** The work was not done after all. The customer has had an answer, so the response clock does not run again. */
export function reopen(incident: Incident, by: Actor, now: Instant): Decision {
  if (incident.state !== 'resolved') return decide(incident, {});
  const event = { type: 'reopened', by } as const;
  return decide(
    { ...incident, state: 'answered', resolution: undefined },
    { events: [event], effects: [{ kind: 'card' }, { kind: 'thread-line', event, at: now }] },
  );
}
