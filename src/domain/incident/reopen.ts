import type { ResponderId } from '../team/responder.ts';
import type { Team } from '../team/team.ts';
import type { Instant } from '../time/instant.ts';
import { type Decision, decide } from './decision.ts';
import type { Actor, Incident } from './incident.ts';
import { clockTimersAndAsking } from './report.ts';
import { silenceTimer } from './silence.ts';

/** The longest reason that is kept, in characters. */
export const WHY_LIMIT = 500;

/** Who has the work to do again. */
interface Owner extends Actor {
  readonly id: ResponderId;
}

const actorOf = ({ userId, name }: Owner): Actor => ({ userId, name });

/**
 * The work was not done after all. A customer who has had an answer does not wait for a first one again; one whose
 * incident was merged away before anybody answered does, and their clock runs on as if it had never stopped.
 *
 * @param told why it was not done, kept unless it is restricted; and whose it is from now on: undefined where it stays
 * with whom it was.
 */
export function reopen(
  incident: Incident,
  by: Actor,
  team: Team,
  now: Instant,
  told: { readonly why?: string; readonly owner?: Owner | undefined } = {},
): Decision {
  if (incident.state !== 'resolved') return decide(incident, {});
  const why = incident.isRestricted
    ? ''
    : Array.from(told.why?.trim() ?? '')
        .slice(0, WHY_LIMIT)
        .join('');
  const { owner } = told;
  const to = owner && owner.userId !== by.userId ? actorOf(owner) : undefined;
  const event = {
    type: 'reopened',
    by,
    ...(why === '' ? {} : { why }),
    ...(to ? { to } : {}),
  } as const;
  const { duplicateOf: _, ...rest } = incident;
  const isWaiting = incident.answered === undefined;
  const reopened: Incident = {
    ...rest,
    state: isWaiting ? 'waiting' : 'answered',
    resolution: undefined,
    ownerId: owner?.id ?? incident.ownerId,
    ...(isWaiting ? { paging: undefined } : {}),
  };
  return decide(reopened, {
    events: [event],
    effects: [{ kind: 'card' }, { kind: 'thread-line', event, at: now }],
    arm: [
      silenceTimer(reopened, team, now),
      ...(isWaiting ? clockTimersAndAsking(reopened, team, now) : []),
    ],
  });
}
