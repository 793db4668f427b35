import type { Team } from '../team/team.ts';
import { DAY_MS, type Instant } from '../time/instant.ts';
import { type Decision, decide } from './decision.ts';
import type { Actor, Incident } from './incident.ts';
import type { IncidentTimer } from './timer.ts';

/** When somebody is to be asked about an incident in which nothing was said since then: never while closed. */
export function silentAt(team: Team, heardAt: Instant): Instant {
  return team.calendar.nextOpen(heardAt + team.silentAfterDays * DAY_MS);
}

/** Looks again once it may have been silent for long enough. */
export function silenceTimer(incident: Incident, team: Team, heardAt: Instant): IncidentTimer {
  return {
    incident: incident.number,
    dueAt: silentAt(team, heardAt),
    what: { kind: 'silent' },
  };
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
    return decide(incident, { arm: [silenceTimer(incident, team, Math.max(heardAt, now))] });
  }
  const dueAt = silentAt(team, heardAt);
  if (dueAt > now) return decide(incident, { arm: [{ ...silenceTimer(incident, team, heardAt) }] });
  // It fell due while the bot was down, and now it is closed: nobody is asked at night.
  if (!team.calendar.isOpen(now)) {
    const opens = { ...silenceTimer(incident, team, now), dueAt: team.calendar.nextOpen(now) };
    return decide(incident, { arm: [opens] });
  }
  return decide(incident, {
    events: [{ type: 'silence-asked', to: to.userId, heardAt }],
    effects: [{ kind: 'ask-silent', to: to.userId, heardAt }],
    withdraw: ['ask-silent'],
    arm: [silenceTimer(incident, team, now)],
  });
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
