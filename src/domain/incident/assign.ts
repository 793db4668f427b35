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

/**
 * Ownership moves because the owner is gone. Where they were on it, nobody is now: whoever the path has reached is paged
 * again.
 *
 * @param opensAt when the calendar is open next: now, where it is.
 */
export function passOn(
  incident: Incident,
  gone: Pick<Responder, 'userId'>,
  to: Responder,
  by: Actor,
  now: Instant,
  opensAt: Instant,
): Decision {
  const wasOnIt = incident.onIt?.by.userId === gone.userId;
  const decision = assign(wasOnIt ? { ...incident, onIt: undefined } : incident, to, by, now);
  const isPaged = wasOnIt && incident.state === 'waiting' && incident.paging !== undefined;
  if (!isPaged) return decision;
  const repeat = { kind: 'repeat-page', all: true } as const;
  return {
    ...decision,
    arm: [...decision.arm, { incident: incident.number, dueAt: opensAt, what: repeat }],
  };
}
