import { ACTIVITIES, type Activity } from '../incident/activity.ts';
import type { IncidentNumber } from '../incident/incident.ts';
import type { Cover, CoverKind } from '../rotation/cover.ts';
import type { ResponderId, UserId } from '../team/responder.ts';
import type { BusinessCalendar } from '../time/business-calendar.ts';
import type { Instant } from '../time/instant.ts';
import type { CountedIncident, Happening } from './counted.ts';
import type { DutyLoad } from './duty-load.ts';
import { type Groups, groupsOf } from './groups.ts';
import { type Period, spanOf, type TimeSpan } from './period.ts';
import { type Spread, spreadOf } from './quantile.ts';
import { measured, type ResponseFigures, responseOf } from './response.ts';

type Numbers = readonly IncidentNumber[];

/** What figures are made from. Whatever lies outside the period is left out, so more may be given than is needed. */
export interface FigureFacts {
  /** Incidents that came in or were resolved in the period. */
  readonly incidents: readonly CountedIncident[];
  readonly happenings: readonly Happening[];
  readonly covers: readonly Cover[];
  readonly load: ReadonlyMap<ResponderId, DutyLoad>;
  /** Who answers to which id in Slack, to tell whose pages were whose. */
  readonly people: ReadonlyArray<{ readonly id: ResponderId; readonly userId: UserId }>;
}

/** What the numbers say of a period. Each figure names the incidents that it is made of; `docs/figures.md` defines them. */
export interface Figures {
  readonly period: Period;
  readonly span: TimeSpan;
  /** As of when: later answers and resolutions are not known yet. */
  readonly now: Instant;
  readonly cameIn: Numbers;
  /** Of these, the ones that came in while the team was closed. */
  readonly whileClosed: Numbers;
  /** Of what came in. */
  readonly response: ResponseFigures;
  /** Of what came in. */
  readonly groups: Groups;
  readonly resolution: {
    /** Resolved in the period, and not reopened since; duplicates are left out. */
    readonly resolved: Numbers;
    /** Business minutes from when they came in to their resolution. */
    readonly minutes: Spread | undefined;
  };
  readonly effort: Effort;
  /** Of what was resolved, by what was done: an incident is in each that was named. Only those that there are. */
  readonly activities: readonly ActivityFigures[];
  readonly reopened: Numbers;
  readonly pages: PageFigures;
  /** Covers that began in the period, by kind. */
  readonly covers: ReadonlyArray<{
    readonly kind: CoverKind;
    readonly by: ResponderId;
    readonly at: Instant;
  }>;
  /** Everybody who carried, owned or got something, or to whom something was due; in no order that means anything. */
  readonly people: readonly PersonFigures[];
}

/** What the resolved incidents took. */
export interface Effort {
  readonly hours: number;
  readonly stated: Numbers;
  /** Resolved without a word on the effort: they are not taken as none. */
  readonly unstated: Numbers;
}

export interface ActivityFigures {
  readonly activity: Activity;
  readonly incidents: Numbers;
}

export interface PageFigures {
  /** Messages that demanded something of somebody, repeats included. */
  readonly toPeople: number;
  /** Of these, repeats. */
  readonly repeats: number;
  /** Times that the whole channel was told. */
  readonly toChannel: number;
  readonly incidents: Numbers;
}

/** What one person carried. How fast anybody was is not among it, on purpose: see decision 0020. */
export interface PersonFigures {
  readonly id: ResponderId;
  readonly load: DutyLoad | undefined;
  /** Came in in the period and are theirs now. */
  readonly owned: Numbers;
  /** Of what was resolved in the period and was theirs. */
  readonly effort: Effort;
  readonly pages: PageFigures;
  /** Covers of theirs that began in the period. */
  readonly covers: readonly CoverKind[];
}

function activitiesOf(resolved: readonly CountedIncident[]): readonly ActivityFigures[] {
  return ACTIVITIES.flatMap((activity) => {
    const incidents = numbersOf(resolved.filter(({ activities }) => activities.includes(activity)));
    return incidents.length === 0 ? [] : [{ activity, incidents }];
  });
}

/** Counts a period as it is known at `now`. */
export function figuresOf(
  period: Period,
  facts: FigureFacts,
  calendar: BusinessCalendar,
  now: Instant,
): Figures {
  const span = spanOf(period, calendar);
  const isIn = (t: Instant | undefined): boolean =>
    t !== undefined && t >= span.from && t < span.to && t <= now;
  const cameIn = facts.incidents.filter(({ cameInAt }) => isIn(cameInAt)).toSorted(byNumber);
  const resolved = facts.incidents
    .filter(({ resolvedAt, isDuplicate }) => isIn(resolvedAt) && !isDuplicate)
    .toSorted(byNumber);
  const answers = cameIn.map((one) => measured(one, calendar, now));
  const happenings = facts.happenings.filter(({ at }) => isIn(at));
  const covers = facts.covers
    .filter(({ from }) => isIn(from))
    .map(({ kind, responderId, from }) => ({ kind, by: responderId, at: from }));
  return {
    period,
    span,
    now,
    cameIn: numbersOf(cameIn),
    whileClosed: numbersOf(cameIn.filter(({ cameInAt }) => !calendar.isOpen(cameInAt))),
    response: responseOf(answers),
    groups: groupsOf(answers, calendar),
    resolution: {
      resolved: numbersOf(resolved),
      minutes: spreadOf(
        resolved.map(({ cameInAt, resolvedAt = cameInAt }) =>
          calendar.between(cameInAt, resolvedAt),
        ),
      ),
    },
    effort: effortOf(resolved),
    activities: activitiesOf(resolved),
    reopened: distinct(happenings.filter(({ kind }) => kind === 'reopened')),
    pages: pagesOf(happenings),
    covers,
    people: peopleOf(),
  };

  function peopleOf(): readonly PersonFigures[] {
    const userIds = new Map(facts.people.map(({ id, userId }) => [id, userId]));
    const owned = byOwner(cameIn);
    const done = byOwner(resolved);
    const ids = new Set([...userIds.keys(), ...facts.load.keys(), ...owned.keys(), ...done.keys()]);
    return [...ids]
      .map((id): PersonFigures => {
        const userId = userIds.get(id);
        return {
          id,
          load: facts.load.get(id),
          owned: numbersOf(owned.get(id) ?? []),
          effort: effortOf(done.get(id) ?? []),
          pages: pagesOf(happenings.filter((one) => one.kind === 'page' && one.to === userId)),
          covers: covers.filter(({ by }) => by === id).map(({ kind }) => kind),
        };
      })
      .filter(
        ({ load, owned: own, effort, pages, covers: held }) =>
          load !== undefined ||
          own.length + effort.stated.length + effort.unstated.length + pages.toPeople > 0 ||
          held.length > 0,
      );
  }
}

const byNumber = (a: CountedIncident, b: CountedIncident): number => a.number - b.number;

const numbersOf = (incidents: readonly CountedIncident[]): Numbers =>
  incidents.map(({ number }) => number);

const distinct = (happenings: readonly Happening[]): Numbers =>
  [...new Set(happenings.map(({ incident }) => incident))].toSorted((a, b) => a - b);

function effortOf(resolved: readonly CountedIncident[]): Effort {
  const stated = resolved.filter(({ effortHours }) => effortHours !== undefined);
  return {
    hours: stated.reduce((sum, { effortHours = 0 }) => sum + effortHours, 0),
    stated: numbersOf(stated),
    unstated: numbersOf(resolved.filter(({ effortHours }) => effortHours === undefined)),
  };
}

function pagesOf(happenings: readonly Happening[]): PageFigures {
  const pages = happenings.flatMap((one) => (one.kind === 'page' ? [one] : []));
  const toChannel = happenings.filter(({ kind }) => kind === 'channel-page');
  return {
    toPeople: pages.length,
    repeats: pages.filter(({ times }) => times > 1).length,
    toChannel: toChannel.length,
    incidents: distinct([...pages, ...toChannel]),
  };
}

function byOwner(
  incidents: readonly CountedIncident[],
): ReadonlyMap<ResponderId, readonly CountedIncident[]> {
  const found = new Map<ResponderId, CountedIncident[]>();
  for (const one of incidents) {
    if (one.ownerId === undefined) continue;
    const own = found.get(one.ownerId);
    if (own) own.push(one);
    else found.set(one.ownerId, [one]);
  }
  return found;
}
