import type { ResponderId } from '../team/responder.ts';
import { goalFor, type Team } from '../team/team.ts';
import type { Instant } from '../time/instant.ts';
import { type Decision, decide, type Refusal, refuse } from './decision.ts';
import {
  type Actor,
  type ChannelOfContact,
  type Customer,
  type Incident,
  type IncidentNumber,
  OPEN_ENVIRONMENT,
  type Severity,
} from './incident.ts';
import { silenceTimer } from './silence.ts';
import type { IncidentTimer } from './timer.ts';

/** What a person typed into the report form, or after `/oncall report`. */
export interface Report {
  readonly title: string;
  readonly description: string;
  readonly customer: Customer;
  readonly contact: ChannelOfContact;
  readonly severity: Severity;
  readonly environment: string;
  readonly cameInAt: Instant;
}

export const TITLE_LIMIT = 200;
export const DESCRIPTION_LIMIT = 12_000;

/** Customers remember the day at best: older than this is a slip of the keyboard. */
const OLDEST_REPORT_MS = 366 * 24 * 60 * 60 * 1_000;

/** Clocks of two machines differ a little; a form says "now" as a whole minute. */
const FUTURE_TOLERANCE_MS = 60_000;

/** Characters, as a person counts code points. */
const count = (text: string): number => Array.from(text).length;

/** Checks a report. Lengths are in characters (code points). Answers the first thing to mend, with its field. */
export function checkReport(report: Report, team: Team, now: Instant): Refusal | undefined {
  if (report.title.trim() === '') {
    return refuse('invalid', 'Give the incident a title, such as “Contour plot crashes”.', 'title');
  }
  if (count(report.title) > TITLE_LIMIT) {
    return refuse(
      'invalid',
      `The title has ${String(count(report.title))} characters; ${String(TITLE_LIMIT)} at most. Put the rest into the description.`,
      'title',
    );
  }
  if (count(report.description) > DESCRIPTION_LIMIT) {
    return refuse(
      'invalid',
      `The description has ${String(count(report.description))} characters; ${String(DESCRIPTION_LIMIT)} at most. Keep the start here and add the rest to the thread.`,
      'description',
    );
  }
  if (report.cameInAt > now + FUTURE_TOLERANCE_MS) {
    return refuse(
      'invalid',
      'This time lies in the future. Give the time at which the customer asked.',
      'came_in',
    );
  }
  if (report.cameInAt < now - OLDEST_REPORT_MS) {
    return refuse(
      'invalid',
      'This time is more than a year ago. Give the time at which the customer asked.',
      'came_in',
    );
  }
  if (report.environment === OPEN_ENVIRONMENT) return undefined;
  const environment = team.environments.find((e) => e.key === report.environment);
  if (environment === undefined) {
    const known = [OPEN_ENVIRONMENT, ...team.environments.map((e) => e.key)].join(', ');
    return refuse('invalid', `There is no such environment. Known: ${known}.`, 'environment');
  }
  if (environment.restricted) {
    return refuse(
      'restricted-environment',
      `${environment.name} is restricted: nothing about it may be written down here. Call the primary instead.`,
      'environment',
    );
  }
  return undefined;
}

/** Reminders and the end of the goal. A reminder whose time has passed already is not armed. */
export function clockTimers(incident: Incident, team: Team, now: Instant): IncidentTimer[] {
  const { number, cameInAt, goalMinutes, dueAt } = incident;
  const reminders = team.remindAt
    .map((fraction) => ({
      incident: number,
      dueAt: team.calendar.add(cameInAt, goalMinutes * fraction),
      what: { kind: 'remind', fraction } as const,
    }))
    .filter((timer) => timer.dueAt > now);
  return [...reminders, { incident: number, dueAt, what: { kind: 'goal' } }];
}

/**
 * Opens an incident: the response clock counts from when it came in, and the primary of the owning duty week owns it.
 *
 * @param ownerId that primary, or undefined when nobody is planned; then the lead is told.
 */
export function openIncident(
  given: Report,
  facts: {
    readonly number: IncidentNumber;
    readonly team: Team;
    readonly by: Actor;
    readonly ownerId: ResponderId | undefined;
    readonly now: Instant;
  },
): Decision {
  const { number, team, by, ownerId, now } = facts;
  const goalMinutes = goalFor(team, given.environment);
  const cameInAt = Math.min(given.cameInAt, now);
  const incident: Incident = {
    ...given,
    title: given.title.trim(),
    description: given.description.trim(),
    number,
    team: team.key,
    reported: { by, at: now },
    cameInAt,
    week: team.calendar.dutyWeek(cameInAt),
    ownerId,
    goalMinutes,
    dueAt: team.calendar.add(cameInAt, goalMinutes),
    state: 'waiting',
    onIt: undefined,
    answered: undefined,
    resolution: undefined,
    paging: undefined,
    ...(team.issueLog === undefined ? {} : { repository: team.issueLog.repository }),
  };
  return decide(incident, {
    events: [{ type: 'reported', by, week: incident.week, dueAt: incident.dueAt }],
    effects: [
      { kind: 'card' },
      ...(ownerId === undefined
        ? [{ kind: 'admin-notice', to: team.lead, notice: { about: 'nobody-on-duty' } } as const]
        : []),
    ],
    arm: [...clockTimers(incident, team, now), silenceTimer(incident, team, now)],
  });
}
