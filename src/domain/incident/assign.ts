import type { Responder } from '../team/responder.ts';
import type { Instant } from '../time/instant.ts';
import { type Decision, decide } from './decision.ts';
import type { Actor, Incident } from './incident.ts';

/** Ownership moves to somebody of the team. Giving it to whoever has it changes nothing. */
export function assign(incident: Incident, to: Responder, by: Actor, now: Instant): Decision {
  if (incident.ownerId === to.id) return decide(incident, {});
  const event = { type: 'assigned', by, to: { userId: to.userId, name: to.name } } as const;
  return decide(
    { ...incident, ownerId: to.id },
    { events: [event], effects: [{ kind: 'card' }, { kind: 'thread-line', event, at: now }] },
  );
}
