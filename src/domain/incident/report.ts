import { pagesAtOnce } from '../escalation/path.ts';
import type { ResponderId, UserId } from '../team/responder.ts';
import { environmentOf, goalFor, type Team } from '../team/team.ts';
import type { Instant } from '../time/instant.ts';
import { type Decision, decide, type Refusal, refuse } from './decision.ts';
import type { IncidentEvent } from './event.ts';
import {
  type Actor,
  type ChannelOfContact,
  type Customer,
  type Incident,
  type IncidentNumber,
  OPEN_ENVIRONMENT,
  type Severity,
} from './incident.ts';
import { type CallBack, checkCallBack, restrictedTitle } from './restricted.ts';
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
  /** When the customer was answered, where that was before the report: then no clock runs. */
  readonly answeredAt?: Instant | undefined;
  /** The reporter was contacted directly and sends the customer on to the primary. */
  readonly isRedirect?: boolean | undefined;
  /** All that is written down of a restricted environment's customer. */
  readonly callBack?: CallBack | undefined;
  /** Business minutes within which that customer wants an answer; the environment's goal where nothing is said. */
  readonly goalMinutes?: number | undefined;
  /** Address of the message in Slack that it is made from. */
  readonly messageLink?: string | undefined;
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
  const environment = environmentOf(team, report.environment);
  if (environment?.restricted) {
    return report.callBack === undefined
      ? refuse(
          'restricted-environment',
          `${environment.name} is restricted: nothing about it may be written down here. \`/oncall report\` opens a form that asks for a number to call back, and no more.`,
          'environment',
        )
      : (checkCallBack(report.callBack, report.goalMinutes) ?? checkTimes(report, now));
  }
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
  const wrongTime = checkTimes(report, now);
  if (wrongTime) return wrongTime;
  if (report.environment !== OPEN_ENVIRONMENT && environment === undefined) {
    const known = [OPEN_ENVIRONMENT, ...team.environments.map((e) => e.key)].join(', ');
    return refuse('invalid', `There is no such environment. Known: ${known}.`, 'environment');
  }
  return undefined;
}

function checkTimes(
  { cameInAt, answeredAt }: Pick<Report, 'cameInAt' | 'answeredAt'>,
  now: Instant,
): Refusal | undefined {
  if (cameInAt > now + FUTURE_TOLERANCE_MS) {
    return refuse(
      'invalid',
      'This time lies in the future. Give the time at which the customer asked.',
      'came_in',
    );
  }
  if (cameInAt < now - OLDEST_REPORT_MS) {
    return refuse(
      'invalid',
      'This time is more than a year ago. Give the time at which the customer asked.',
      'came_in',
    );
  }
  if (answeredAt !== undefined && answeredAt > now + FUTURE_TOLERANCE_MS) {
    return refuse(
      'invalid',
      'This time lies in the future. Leave it empty if the customer has no answer yet.',
      'answered_at',
    );
  }
  if (answeredAt !== undefined && answeredAt < cameInAt) {
    return refuse(
      'invalid',
      'This answer lies before the question came in. Correct one of the two times.',
      'answered_at',
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

/** Who an incident is for. */
export interface Owner {
  readonly id: ResponderId;
  readonly userId: UserId;
}

/**
 * Opens an incident: the response clock counts from when it came in, and the primary of the owning duty week owns it.
 * Where the customer has been answered already, no clock runs.
 *
 * @param owner that primary; of a restricted environment, whoever of the pair may work there. Undefined when nobody is
 * planned: then the lead is told; or when nobody of the pair may: then the path begins to ask at once.
 */
export function openIncident(
  given: Report,
  facts: {
    readonly number: IncidentNumber;
    readonly team: Team;
    readonly by: Actor;
    readonly owner: Owner | undefined;
    readonly now: Instant;
  },
): Decision {
  const { number, team, by, owner, now } = facts;
  const { answeredAt, isRedirect, callBack: _, goalMinutes: wanted, messageLink, ...told } = given;
  const environment = environmentOf(team, given.environment);
  const goalMinutes = wanted ?? goalFor(team, given.environment);
  const cameInAt = Math.min(given.cameInAt, now);
  const isPassedOn = isRedirect === true && by.userId !== owner?.userId;
  const incident: Incident = {
    ...told,
    ...(environment?.restricted
      ? { ...NOTHING_TOLD, title: restrictedTitle(environment), isRestricted: true as const }
      : { title: given.title.trim(), description: given.description.trim() }),
    number,
    team: team.key,
    reported: { by, at: now },
    cameInAt,
    week: team.calendar.dutyWeek(cameInAt),
    ownerId: owner?.id,
    goalMinutes,
    dueAt: team.calendar.add(cameInAt, goalMinutes),
    state: answeredAt === undefined ? 'waiting' : 'answered',
    onIt: undefined,
    answered:
      answeredAt === undefined
        ? undefined
        : { by, at: Math.max(Math.min(answeredAt, now), cameInAt) },
    resolution: undefined,
    paging: undefined,
    ...(team.issueLog === undefined ? {} : { repository: team.issueLog.repository }),
    ...(messageLink === undefined || environment?.restricted ? {} : { messageLink }),
    ...(isPassedOn && !environment?.restricted ? { redirectedBy: by } : {}),
  };
  return decide(incident, {
    events: [
      { type: 'reported', by, week: incident.week, dueAt: incident.dueAt },
      ...(incident.redirectedBy ? [{ type: 'redirected', by } as const] : []),
      ...answeredEvents(incident, team),
    ],
    effects: [
      { kind: 'card' },
      ...(incident.redirectedBy
        ? [
            { kind: 'send-on', to: by.userId } as const,
            ...(owner ? [{ kind: 'redirected', to: owner.userId } as const] : []),
          ]
        : []),
      ...(owner === undefined && !environment?.restricted
        ? [{ kind: 'admin-notice', to: team.lead, notice: { about: 'nobody-on-duty' } } as const]
        : []),
      // Of a restricted environment nothing is looked up.
      ...(incident.isRestricted ? [] : [{ kind: 'find-known' } as const]),
    ],
    arm: [
      silenceTimer(incident, team, now),
      ...(incident.state === 'waiting' ? clockTimersAndAsking(incident, team, now) : []),
    ],
  });
}

function answeredEvents({ answered, cameInAt }: Incident, team: Team): IncidentEvent[] {
  if (answered === undefined) return [];
  const minutes = Math.round(team.calendar.between(cameInAt, answered.at));
  return [{ type: 'answered', by: answered.by, minutes }];
}

/** What is kept of an incident in a restricted environment: that there is one. */
const NOTHING_TOLD = {
  description: '',
  customer: { name: undefined, email: undefined, phone: undefined, organisation: undefined },
  contact: 'other',
  severity: 'normal',
} as const;

/**
 * A major incident pages as soon as the team is open. Without an owner in a restricted environment, those who may work
 * there are asked then.
 */
export function clockTimersAndAsking(
  incident: Incident,
  team: Team,
  now: Instant,
): IncidentTimer[] {
  const timers = clockTimers(incident, team, now);
  const isAsking = incident.isRestricted && incident.ownerId === undefined;
  if (!isAsking && !pagesAtOnce(incident)) return timers;
  return [
    ...timers,
    {
      incident: incident.number,
      dueAt: team.calendar.nextOpen(now),
      what: { kind: 'escalate', step: 0 },
    },
  ];
}
