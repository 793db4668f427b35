import { type EscalationContext, takeStep } from '../escalation/escalate.ts';
import { pageAgain } from '../escalation/repeat.ts';
import { type Instant, MINUTE_MS } from '../time/instant.ts';
import { type Decision, decide } from './decision.ts';
import type { Lateness } from './effect.ts';
import type { Incident } from './incident.ts';
import { askAgain, lapse } from './on-it-until.ts';
import { clockTimers } from './report.ts';
import type { IncidentTimer } from './timer.ts';

/** A page this much behind its due instant says so. Below it, nobody but a machine could tell. */
export const LATE_AFTER_MS = MINUTE_MS;

/**
 * What a due timer does. `late` is worked out from when the timer was due; a page that came due in business time but
 * can only go out while the calendar is closed waits for the next opening.
 */
export function fireTimer(
  timer: IncidentTimer,
  incident: Incident,
  owner: { readonly userId: string } | undefined,
  context: EscalationContext,
): Decision {
  const { team, now } = context;
  const { what } = timer;
  if (incident.state !== 'waiting' || what.kind === 'silent') return decide(incident, {});
  switch (what.kind) {
    case 'remind':
      return remind(what.fraction);
    case 'goal': {
      if (mustWait()) return waitForOpening();
      const event = { type: 'goal-ran-out', dueAt: incident.dueAt } as const;
      // Where the path was begun before that (of a major incident, of a restricted environment), it goes on by itself while nobody is on it.
      const isUnderWay = incident.paging !== undefined && incident.onIt === undefined;
      if (isUnderWay) return decide(incident, { events: [event], effects: [{ kind: 'card' }] });
      const from = incident.paging === undefined ? 0 : incident.paging.step + 1;
      const page = takeStep(incident, from, context, lateness());
      return { ...page, events: [event, ...page.events] };
    }
    case 'repeat-page':
      if (incident.onIt) return decide(incident, {});
      return mustWait() ? waitForOpening() : pageAgain(incident, context, undefined, what.all);
    case 'page-way': {
      if (incident.onIt && incident.onIt.at >= (paged(what.to)?.at ?? 0))
        return decide(incident, {});
      // The waits are minutes of the clock; what falls into closed time waits for the opening.
      if (!team.calendar.isOpen(now)) return waitForOpening();
      const { to, name, way, by, page } = what;
      return decide(incident, {
        events: [{ type: 'way-paged', to, name, by }],
        effects: [{ kind: 'page-way', to, way, page }],
      });
    }
    case 'escalate':
      if (incident.onIt) return decide(incident, {});
      return mustWait() ? waitForOpening() : takeStep(incident, what.step, context, undefined);
    case 'on-it-ends':
      return mustWait() ? waitForOpening() : askAgain(incident, timer.dueAt, context);
    case 'on-it-lapses':
      return mustWait() ? waitForOpening() : lapse(incident, context);
  }

  function remind(fraction: number): Decision {
    // After a pause only the latest reminder is of use, and none once the goal has run out.
    const laterIsDue = clockTimers(incident, team, timer.dueAt).some(
      (other) => other.dueAt > timer.dueAt && other.dueAt <= now,
    );
    if (owner === undefined || laterIsDue || now >= incident.dueAt) return decide(incident, {});
    return decide(incident, {
      events: [{ type: 'reminded', to: owner.userId, fraction }],
      effects: [{ kind: 'reminder', to: owner.userId, fraction }, { kind: 'card' }],
      // An earlier one that could not go out yet would say the same a second time.
      withdraw: ['reminder'],
    });
  }

  function paged(userId: string) {
    return incident.paging?.people.find((person) => person.userId === userId);
  }

  function mustWait(): boolean {
    return now > timer.dueAt + LATE_AFTER_MS && !team.calendar.isOpen(now);
  }

  function waitForOpening(): Decision {
    return decide(incident, { arm: [{ ...timer, dueAt: team.calendar.nextOpen(now) }] });
  }

  function lateness(): Lateness | undefined {
    return latenessOf(incident, now);
  }
}

/** How late a first page is, and why: reported after the goal had run out, or held up until now. */
export function latenessOf(incident: Incident, now: Instant): Lateness | undefined {
  const { dueAt, reported } = incident;
  if (now - dueAt < LATE_AFTER_MS) return undefined;
  return { dueAt, reason: reported.at >= dueAt ? 'reported-late' : 'down' };
}
