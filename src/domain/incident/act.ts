import type { ContactWayKind } from '../paging/contact-way.ts';
import type { ResponderId } from '../team/responder.ts';
import type { BusinessCalendar } from '../time/business-calendar.ts';
import { type Instant, MINUTE_MS } from '../time/instant.ts';
import type { Activity } from './activity.ts';
import { type Decision, decide, type Refusal, refuse } from './decision.ts';
import type { IncidentEffect } from './effect.ts';
import { type Actor, type Incident, incidentName } from './incident.ts';
import { askedAt } from './on-it-until.ts';
import { ANSWER_SEEKING, PAGES, UNTIL_ANSWERED } from './still-matters.ts';

/**
 * What somebody may say beside being on it.
 *
 * `via`: the way by which a page was answered, where that is not Slack. Such an answer takes over from nobody who took it
 * after the page: whoever gave it could not see that.
 */
export type OnItMore = { readonly said?: Actor; readonly via?: ContactWayKind } & (
  | { readonly until?: undefined; readonly calendar?: undefined }
  | { readonly until: Instant; readonly calendar: BusinessCalendar }
);

function alreadyResolved(incident: Incident): Refusal | undefined {
  return incident.resolution === undefined
    ? undefined
    : refuse(
        'already-resolved',
        `${incidentName(incident.number)} is resolved already (by ${incident.resolution.by.name}).`,
      );
}

/** Whoever sent the customer on learns that somebody has them; if it is themselves, they know. */
export function contactMade(incident: Incident, by: Actor): readonly IncidentEffect[] {
  const { redirectedBy } = incident;
  return redirectedBy === undefined ||
    incident.answered !== undefined ||
    redirectedBy.userId === by.userId
    ? []
    : [{ kind: 'contact-made', to: redirectedBy.userId }];
}

/** Two who say so within this time have not seen of each other: the first has it. */
const CROSSING_MS = MINUTE_MS;

/**
 * Somebody says that they are dealing with it: repeats of a page stop and the path goes no further; the response clock
 * runs on. Saying it again changes nothing; somebody else saying it takes over, unless the two crossed. What nobody owned
 * is theirs then. With a time, they are asked again then.
 *
 * @param responder who that is on the rotation; undefined for an admin who is not on it.
 * @param more until when, who said it for them, and by which way where that is not Slack.
 */
export function onIt(
  incident: Incident,
  by: Actor,
  now: Instant,
  responder?: ResponderId,
  more: OnItMore = {},
): Decision | Refusal {
  const refusal = alreadyResolved(incident);
  if (refusal) return refusal;
  const { onIt: before, paging } = incident;
  const { until, said, via, calendar } = more;
  if (incident.state === 'answered') return decide(incident, {});
  if (via !== undefined && isTakenSincePaged(incident, by)) return decide(incident, {});
  if (before?.by.userId === by.userId) {
    // Of a page that came although they were on it, it is said anew; and a time is asked for as often as it is named.
    const isPagedSince = said !== undefined && paging !== undefined && paging.lastAt >= before.at;
    if (before.until === until && !isPagedSince) return decide(incident, {});
  } else if (before !== undefined && now - before.at < CROSSING_MS && said === undefined) {
    return refuse(
      'settled',
      `${before.by.name} took ${incidentName(incident.number)} a moment ago, and is on it. Nothing is asked of you. To take it over from them, say so once more in a minute.`,
    );
  }
  const facts = {
    ...(until === undefined ? {} : { until }),
    ...(via === undefined ? {} : { via }),
  };
  const event = { type: 'on-it', by, ...facts, ...(said === undefined ? {} : { said }) } as const;
  const ownerId = incident.isRestricted ? (incident.ownerId ?? responder) : incident.ownerId;
  return decide(
    { ...incident, ownerId, onIt: { by, at: now, ...facts } },
    {
      events: [
        event,
        ...(ownerId === incident.ownerId ? [] : [{ type: 'assigned', by, to: by } as const]),
      ],
      effects: [
        { kind: 'card' },
        { kind: 'thread-line', event, at: now },
        { kind: 'settle-pages' },
      ],
      arm:
        until === undefined || calendar === undefined
          ? []
          : [
              {
                incident: incident.number,
                dueAt: askedAt(until, calendar),
                what: { kind: 'on-it-ends' },
              },
            ],
      disarm: ['repeat-page', 'page-way', 'escalate', 'on-it-ends', 'on-it-lapses'],
      withdraw: PAGES,
    },
  );
}

/** Whether somebody took it after this person was paged last. */
function isTakenSincePaged({ onIt: taken, paging }: Incident, by: Actor): boolean {
  const pagedAt = paging?.people.find((p) => p.userId === by.userId)?.at;
  return taken !== undefined && (pagedAt === undefined || pagedAt <= taken.at);
}

/** The customer has the first answer: the clock stops, and all that was queued for it is withdrawn. */
export function answered(
  incident: Incident,
  by: Actor,
  calendar: BusinessCalendar,
  now: Instant,
): Decision | Refusal {
  const refusal = alreadyResolved(incident);
  if (refusal) return refusal;
  if (incident.state === 'answered') return decide(incident, {});
  const minutes = Math.round(calendar.between(incident.cameInAt, now));
  const event = { type: 'answered', by, minutes } as const;
  return decide(
    { ...incident, state: 'answered', answered: { by, at: now } },
    {
      events: [event],
      effects: [
        { kind: 'card' },
        { kind: 'thread-line', event, at: now },
        { kind: 'settle-pages' },
        ...contactMade(incident, by),
      ],
      disarm: [...UNTIL_ANSWERED],
      withdraw: ANSWER_SEEKING,
    },
  );
}

/** What somebody tells of how an incident ended. */
export interface Outcome {
  readonly summary: string;
  readonly effortHours: number | undefined;
  readonly activities?: readonly Activity[];
  /** It is to get a post-mortem, whatever its severity. */
  readonly isMarkedSerious?: boolean;
}

/** What stands for the summary of what may not be written down. */
export const NOTHING_WRITTEN = 'Nothing is written down: restricted.';

/** The work is done. A customer who had no first answer before has one now: the clock stops too. */
export function resolve(
  incident: Incident,
  by: Actor,
  told: Outcome,
  now: Instant,
): Decision | Refusal {
  const refusal = alreadyResolved(incident);
  if (refusal) return refusal;
  const { activities = [], isMarkedSerious, ...said } = told;
  const outcome = incident.isRestricted ? { ...said, summary: NOTHING_WRITTEN } : said;
  if (outcome.summary.trim() === '') {
    return refuse('invalid', 'Say in a sentence what was done.', 'summary');
  }
  if (
    outcome.effortHours !== undefined &&
    !(outcome.effortHours >= 0 && outcome.effortHours <= 1_000)
  ) {
    return refuse('invalid', 'Give the effort in hours, such as 1.5.', 'effort');
  }
  const done = activities.length === 0 ? {} : { activities };
  const event = { type: 'resolved', by, ...outcome, ...done } as const;
  return decide(
    {
      ...incident,
      state: 'resolved',
      answered: incident.answered ?? { by, at: now },
      resolution: { by, at: now, ...outcome, ...done },
      ...(isMarkedSerious ? { isMarkedSerious } : {}),
    },
    {
      events: [event],
      effects: [
        { kind: 'card' },
        { kind: 'thread-line', event, at: now },
        { kind: 'settle-pages' },
        ...contactMade(incident, by),
      ],
      disarm: [...UNTIL_ANSWERED, 'silent'],
      withdraw: [...ANSWER_SEEKING, 'ask-silent'],
    },
  );
}
