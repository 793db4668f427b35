import type { ResponderId } from '../team/responder.ts';
import type { Team } from '../team/team.ts';
import type { Instant } from '../time/instant.ts';
import { type Decision, decide } from './decision.ts';
import type { Actor, Incident } from './incident.ts';
import { silenceTimer } from './silence.ts';

/** The longest reason that is kept, in characters. */
export const WHY_LIMIT = 500;

/**
 * The work was not done after all. The customer has had an answer, and that stays given: the response clock does not run
 * again. It belongs to whoever is primary now, since whoever resolved it may not be on duty any more.
 *
 * @param ownerId that primary; undefined where nobody is on duty, and it stays with whom it was.
 */
export function reopen(
  incident: Incident,
  by: Actor,
  told: { readonly why: string; readonly ownerId: ResponderId | undefined },
  team: Team,
  now: Instant,
): Decision {
  if (incident.state !== 'resolved') return decide(incident, {});
  const why = Array.from(told.why.trim()).slice(0, WHY_LIMIT).join('');
  const event = { type: 'reopened', by, ...(why === '' ? {} : { why }) } as const;
  const reopened: Incident = {
    ...incident,
    state: 'answered',
    resolution: undefined,
    ownerId: told.ownerId ?? incident.ownerId,
  };
  return decide(reopened, {
    events: [event],
    effects: [{ kind: 'card' }, { kind: 'thread-line', event, at: now }],
    arm: [silenceTimer(reopened, team, now)],
  });
}
