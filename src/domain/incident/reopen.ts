import type { Team } from '../team/team.ts';
import type { Instant } from '../time/instant.ts';
import { type Decision, decide } from './decision.ts';
import type { Actor, Incident } from './incident.ts';
import { clockTimersAndAsking } from './report.ts';

/**
 * The work was not done after all. A customer who has had an answer does not wait for a first one again; one whose
 * incident was merged away before anybody answered does, and their clock runs on as if it had never stopped.
 */
export function reopen(incident: Incident, by: Actor, team: Team, now: Instant): Decision {
  if (incident.state !== 'resolved') return decide(incident, {});
  const event = { type: 'reopened', by } as const;
  const { duplicateOf: _, ...rest } = incident;
  const isWaiting = incident.answered === undefined;
  return decide(
    {
      ...rest,
      state: isWaiting ? 'waiting' : 'answered',
      resolution: undefined,
      ...(isWaiting ? { paging: undefined } : {}),
    },
    {
      events: [event],
      effects: [{ kind: 'card' }, { kind: 'thread-line', event, at: now }],
      arm: isWaiting ? clockTimersAndAsking(incident, team, now) : [],
    },
  );
}
