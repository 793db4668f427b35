import type { Instant } from '../time/instant.ts';
import { contactMade } from './act.ts';
import { type Decision, decide, type Refusal, refuse } from './decision.ts';
import { type Actor, type Deed, type Incident, incidentName } from './incident.ts';
import { ANSWER_SEEKING, UNTIL_ANSWERED } from './still-matters.ts';

/** What follows for the two incidents of which one is merged into the other. */
export interface Merged {
  readonly duplicate: Decision;
  readonly into: Decision;
}

/**
 * Two customers have asked the same: one incident goes on for both. The duplicate's clock and pages end, and its customer
 * is answered with the other's. No customer's clock is lost by it: one who still waits can only join one who waits as
 * well, and the earlier of the two due instants holds.
 */
export function merge(
  duplicate: Incident,
  into: Incident,
  by: Actor,
  now: Instant,
): Merged | Refusal {
  if (duplicate.duplicateOf === into.number) {
    return { duplicate: decide(duplicate, {}), into: decide(into, {}) };
  }
  const refusal = whyNot(duplicate, into);
  if (refusal) return refusal;
  const merged = { type: 'merged', by, into: into.number } as const;
  const absorbed = { type: 'absorbed', by, duplicate: duplicate.number } as const;
  const dueAt = into.state === 'waiting' ? Math.min(into.dueAt, duplicate.dueAt) : into.dueAt;
  return {
    duplicate: decide(
      {
        ...duplicate,
        state: 'resolved',
        duplicateOf: into.number,
        resolution: {
          by,
          at: now,
          summary: `Merged into ${incidentName(into.number)}.`,
          effortHours: undefined,
        },
      },
      {
        events: [merged],
        effects: [
          { kind: 'card' },
          { kind: 'thread-line', event: merged, at: now },
          { kind: 'settle-pages' },
        ],
        disarm: [...UNTIL_ANSWERED, 'silent'],
        withdraw: [...ANSWER_SEEKING, 'ask-silent'],
      },
    ),
    into: decide(
      { ...into, dueAt },
      {
        events: [absorbed],
        effects: [{ kind: 'card' }, { kind: 'thread-line', event: absorbed, at: now }],
        // Once it has run out, the path is under way already.
        arm:
          dueAt < into.dueAt && into.paging === undefined
            ? [{ incident: into.number, dueAt, what: { kind: 'goal' } }]
            : [],
      },
    ),
  };
}

function whyNot(duplicate: Incident, into: Incident): Refusal | undefined {
  const [one, other] = [incidentName(duplicate.number), incidentName(into.number)];
  if (duplicate.number === into.number) {
    return refuse('invalid', `${one} cannot be merged into itself. Name the one that goes on.`);
  }
  if (duplicate.team !== into.team) {
    return refuse(
      'invalid',
      `${other} is another team’s: each team answers its own customers. Nothing was merged.`,
    );
  }
  if (duplicate.resolution !== undefined) {
    return refuse('already-resolved', `${one} is resolved already: there is nothing to merge.`);
  }
  if (into.duplicateOf !== undefined) {
    return refuse(
      'invalid',
      `${other} was itself merged into ${incidentName(into.duplicateOf)}: name that one instead.`,
    );
  }
  if (into.resolution !== undefined) {
    return refuse(
      'already-resolved',
      `${other} is resolved, so nobody would answer this customer there. Link the two with \`/oncall known ${one}\` instead.`,
    );
  }
  if (duplicate.isRestricted !== into.isRestricted) {
    return refuse(
      'restricted-environment',
      'One of the two is in a restricted environment: what is known of it must not come to the other. Nothing was merged.',
    );
  }
  if (duplicate.state === 'waiting' && into.state === 'answered') {
    return refuse(
      'invalid',
      `The customer of ${one} still waits for a first answer, and the clock of ${other} has stopped. Answer them, say \`/oncall responded ${one}\`, then merge. A receipt with a promise is an answer too.`,
    );
  }
  return undefined;
}

/** Whoever answered the incident that went on has answered the duplicate's customer with it. */
export function answeredWith(duplicate: Incident, answered: Deed, minutes: number): Decision {
  if (duplicate.answered !== undefined) return decide(duplicate, {});
  return decide(
    { ...duplicate, answered },
    {
      events: [{ type: 'answered', by: answered.by, minutes }],
      effects: [{ kind: 'card' }, ...contactMade(duplicate, answered.by)],
    },
  );
}
