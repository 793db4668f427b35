import type { Team } from '../team/team.ts';
import { DAY_MS, type Instant } from '../time/instant.ts';
import { type Decision, decide } from './decision.ts';
import type { DomainEvent } from './event.ts';
import type { Actor, Incident } from './incident.ts';
import type { IncidentTimer } from './timer.ts';

/** What Hotline or the rotation does by itself, week by week, tells nothing of the customer. */
const NOT_HEARD: ReadonlySet<DomainEvent['type']> = new Set([
  'assigned',
  'ask-withdrawn',
  'call-back-seen',
  'channel-paged',
  'expert-silent',
  'goal-ran-out',
  'handed-off',
  'kept-open',
  'logged',
  'page-refused',
  'paged',
  'refused',
  'reminded',
  'silence-asked',
  'step-skipped',
]);

/** Whether an event of an incident says that there is still talk about it. */
export function isHeard({ type }: Pick<DomainEvent, 'type'>): boolean {
  return !NOT_HEARD.has(type);
}

/** When somebody is to be asked about an incident in which nothing was said since then: never while closed. */
export function silentAt(team: Team, heardAt: Instant): Instant {
  return team.calendar.nextOpen(heardAt + team.silentAfterDays * DAY_MS);
}

/** Looks again once it may have been silent for long enough. */
export function silenceTimer(
  incident: Pick<Incident, 'number'>,
  team: Team,
  from: Instant,
): IncidentTimer {
  return { incident: incident.number, dueAt: silentAt(team, from), what: { kind: 'silent' } };
}

/** Somebody said something of which nothing is kept: when it was is all that the timer remembers. */
export function spokenTimer(
  incident: Pick<Incident, 'number'>,
  team: Team,
  now: Instant,
): IncidentTimer {
  return { ...silenceTimer(incident, team, now), what: { kind: 'silent', heardAt: now } };
}

/**
 * The time is over after which an incident would be silent. Where something was said meanwhile, it looks again later;
 * while the first answer is still to be given, the silence is ours, and the escalation path sees to it.
 *
 * @param heardAt when something last happened to it or was said about it.
 * @param to whom to ask.
 */
export function silenceOver(
  incident: Incident,
  heardAt: Instant,
  to: { readonly userId: string },
  team: Team,
  now: Instant,
): Decision {
  if (incident.state === 'resolved') return decide(incident, {});
  if (incident.state === 'waiting') {
    return decide(incident, { arm: [again(now)] });
  }
  const dueAt = silentAt(team, heardAt);
  if (dueAt > now) return decide(incident, { arm: [again(heardAt)] });
  // It fell due while the bot was down, and now it is closed: nobody is asked at night.
  if (!team.calendar.isOpen(now)) {
    const opens = { ...again(now), dueAt: team.calendar.nextOpen(now) };
    return decide(incident, { arm: [opens] });
  }
  return decide(incident, {
    events: [{ type: 'silence-asked', to: to.userId, heardAt }],
    effects: [{ kind: 'ask-silent', to: to.userId, heardAt }],
    withdraw: ['ask-silent'],
    arm: [again(now)],
  });

  function again(from: Instant): IncidentTimer {
    return { ...silenceTimer(incident, team, from), what: { kind: 'silent', heardAt } };
  }
}

/** The owner wants to wait longer. */
export function keepOpen(incident: Incident, by: Actor, team: Team, now: Instant): Decision {
  if (incident.state === 'resolved') return decide(incident, {});
  const event = { type: 'kept-open', by } as const;
  return decide(incident, {
    events: [event],
    effects: [{ kind: 'thread-line', event, at: now }],
    arm: [silenceTimer(incident, team, now)],
  });
}

/** The summary of one that is closed because nothing was heard. */
export function unansweredSummary(team: Team): string {
  const days = team.silentAfterDays;
  return `Closed: nothing was heard from the customer for ${String(days)} ${days === 1 ? 'day' : 'days'}.`;
}
