import { type EscalationContext, takeStep } from '../escalation/escalate.ts';
import { pagesAtOnce } from '../escalation/path.ts';
import { pageAgain } from '../escalation/repeat.ts';
import type { BusinessCalendar } from '../time/business-calendar.ts';
import { DAY_MS, type Instant } from '../time/instant.ts';
import { type Decision, decide, type Refusal, refuse } from './decision.ts';
import type { Incident } from './incident.ts';
import type { IncidentTimer } from './timer.ts';

/** Longer than this, nobody remembers that they are on it. */
const LONGEST_DAYS = 7;

/** When somebody who is on it until then is asked: at the next opening, where that is while the team is closed. */
export function askedAt(until: Instant, calendar: BusinessCalendar): Instant {
  return calendar.nextOpen(until);
}

export function checkUntil(until: Instant, now: Instant): Refusal | undefined {
  if (until <= now) {
    return refuse(
      'invalid',
      'This time is past already. Say when you are to be asked again.',
      'until',
    );
  }
  return until > now + LONGEST_DAYS * DAY_MS
    ? refuse(
        'invalid',
        `This is more than ${String(LONGEST_DAYS)} days away. Say a time before that; you are asked then, and can say a later one.`,
        'until',
      )
    : undefined;
}

/** Asks whoever is on it until now. What was settled or said anew since asks nothing. */
export function askAgain(incident: Incident, dueAt: Instant, context: EscalationContext): Decision {
  const { onIt, number } = incident;
  const { team, now } = context;
  if (onIt?.until === undefined || askedAt(onIt.until, team.calendar) > dueAt) {
    return decide(incident, {});
  }
  const end: IncidentTimer = {
    incident: number,
    dueAt: team.calendar.add(now, team.repeatPageMinutes),
    what: { kind: 'on-it-lapses' },
  };
  return decide(incident, {
    effects: [{ kind: 'ask-again', to: onIt.by.userId, until: onIt.until }],
    arm: [end],
  });
}

/** They have not answered: nobody is on it any more, and where the path had begun it goes on. */
export function lapse(incident: Incident, context: EscalationContext): Decision {
  const { onIt, paging, number } = incident;
  const { team, now, path } = context;
  if (onIt?.until === undefined || onIt.until > now) return decide(incident, {});
  const event = { type: 'on-it-lapsed', by: onIt.by } as const;
  const without: Incident = { ...incident, onIt: undefined };
  const resumed = resume();
  return {
    ...resumed,
    events: [event, ...resumed.events],
    effects: [{ kind: 'card' }, { kind: 'thread-line', event, at: now }, ...resumed.effects],
  };

  function resume(): Decision {
    if (paging === undefined) {
      // Without a path under way the goal begins it, unless that is one that does not wait for the goal.
      return pagesAtOnce(incident) ? takeStep(without, 0, context, undefined) : decide(without, {});
    }
    const begun = { ...without, paging: { ...paging, stepAt: now } };
    const again = pageAgain(begun, context, undefined, true);
    const next = path[paging.step + 1];
    if (next === undefined) return again;
    const onwards: IncidentTimer = {
      incident: number,
      dueAt: team.calendar.add(now, next.afterMinutes),
      what: { kind: 'escalate', step: paging.step + 1 },
    };
    return { ...again, arm: [...again.arm, onwards] };
  }
}
