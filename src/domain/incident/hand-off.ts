import type { Responder } from '../team/responder.ts';
import type { Instant, WeekName } from '../time/instant.ts';
import { type Decision, decide } from './decision.ts';
import type { Actor, Incident } from './incident.ts';

/**
 * Ownership moves to the next primary, formally, with what was said about it. Its response clock runs on: the customer
 * does not care whose week it is.
 *
 * @param week the duty week that ends.
 */
export function handOff(
  incident: Incident,
  {
    from,
    to,
    note,
    week,
  }: {
    readonly from: Actor | undefined;
    readonly to: Responder;
    readonly note: string;
    readonly week: WeekName;
  },
  now: Instant,
): Decision {
  if (incident.ownerId === to.id || incident.state === 'resolved') return decide(incident, {});
  const event = {
    type: 'handed-off',
    from,
    to: { userId: to.userId, name: to.name },
    note,
    week,
  } as const;
  return decide(
    { ...incident, ownerId: to.id },
    { events: [event], effects: [{ kind: 'card' }, { kind: 'thread-line', event, at: now }] },
  );
}
