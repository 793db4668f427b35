import { type Decision, decide } from '../incident/decision.ts';
import type { IncidentEffect, Lateness, Unreachable } from '../incident/effect.ts';
import type { IncidentEvent } from '../incident/event.ts';
import type { Incident, PagedPerson, Paging, Person } from '../incident/incident.ts';
import type { IncidentTimer } from '../incident/timer.ts';
import type { Team } from '../team/team.ts';
import type { Instant } from '../time/instant.ts';
import type { EscalationStep, EscalationTarget } from './path.ts';

/** Who can be asked at this moment. Whoever cannot be is undefined. */
export interface PathPeople {
  readonly owner: Person | undefined;
  readonly primary: Person | undefined;
  readonly backup: Person | undefined;
  readonly lead: Person | undefined;
  readonly named: (userId: string) => Person | undefined;
  /** For a restricted environment: those who may work there, without the owner, in the order to ask them. */
  readonly capable?: readonly Person[];
}

export interface EscalationContext {
  readonly team: Team;
  readonly people: PathPeople;
  readonly now: Instant;
  /** The path that holds for the incident: the team's, or that of its restricted environment. */
  readonly path: readonly EscalationStep[];
}

/**
 * The person whom a step pages; undefined when there is nobody. A channel is no person.
 *
 * @param before how far the path has gone: whom it has asked, it does not ask anew.
 */
export function personOf(
  target: EscalationTarget,
  people: PathPeople,
  before?: Paging,
): Person | undefined {
  switch (target.kind) {
    case 'backup': {
      // After a change of week the owner may be the backup of today: then today's primary is the other one.
      const { backup, owner, primary } = people;
      return backup?.userId === owner?.userId ? primary : backup;
    }
    case 'lead':
      return people.lead;
    case 'person':
      return people.named(target.userId);
    case 'channel':
      return undefined;
    case 'capable':
      return people.capable?.find(
        ({ userId }) =>
          !(before?.refused ?? []).includes(userId) &&
          !(before?.people ?? []).some((p) => p.userId === userId),
      );
  }
}

/**
 * Takes a step of the path, or the next one at which somebody can be reached; when the path has no further step, the
 * channel is told, so that no page ends in silence.
 */
export function takeStep(
  incident: Incident,
  from: number,
  context: EscalationContext,
  late: Lateness | undefined,
  unreachable?: Unreachable,
): Decision {
  const { team, people, now, path } = context;
  const before = incident.paging;
  const events: IncidentEvent[] = [];
  let step = from;
  for (; step < path.length; step++) {
    const target = path[step]?.target;
    if (target === undefined || target.kind === 'channel') break;
    const person = personOf(target, people, before);
    const known = before?.people.some((p) => p.userId === person?.userId) ?? false;
    if (person && !known && person.userId !== unreachable?.userId) {
      return reach(person);
    }
    const why = known
      ? 'already paged'
      : `nobody is ${target.kind === 'person' || target.kind === 'capable' ? 'there' : target.kind}`;
    events.push({ type: 'step-skipped', step, why });
  }
  return tellChannel();

  function reach(person: Person): Decision {
    const page = { step, times: 1, late };
    return settle(
      [...events, { type: 'paged', to: person.userId, name: person.name, step, times: 1 }],
      [
        { kind: 'page', to: person.userId, page },
        ...(unreachable ? [{ kind: 'page-channel', page, unreachable } as const] : []),
        { kind: 'card' },
        { kind: 'page-mention', to: person.userId, page },
      ],
      {
        people: [
          ...(before?.people ?? []),
          { userId: person.userId, name: person.name, times: 1, at: now },
        ],
        channelTimes: (before?.channelTimes ?? 0) + (unreachable ? 1 : 0),
      },
    );
  }

  function tellChannel(): Decision {
    const channelTimes = (before?.channelTimes ?? 0) + 1;
    const page = { step, times: channelTimes, late };
    return settle(
      [...events, { type: 'channel-paged', step }],
      [{ kind: 'page-channel', page, unreachable }, { kind: 'card' }],
      { people: before?.people ?? [], channelTimes },
    );
  }

  function settle(
    happened: readonly IncidentEvent[],
    effects: readonly IncidentEffect[],
    reached: Pick<Paging, 'people' | 'channelTimes'>,
  ): Decision {
    const next = path[step + 1];
    const arm: IncidentTimer[] = [];
    if (before === undefined) arm.push(repeatTimer(incident, context));
    if (next) {
      arm.push({
        incident: incident.number,
        dueAt: team.calendar.add(now, next.afterMinutes),
        what: { kind: 'escalate', step: step + 1 },
      });
    }
    return decide(
      { ...incident, paging: { ...before, step, ...reached, lastAt: now } },
      { events: happened, effects, arm },
    );
  }
}

/** Pages everyone whom the path has reached once more; the channel, when it has reached nobody. */
export function pageAgain(
  incident: Incident,
  context: EscalationContext,
  late: Lateness | undefined,
): Decision {
  const { now } = context;
  const { paging } = incident;
  if (paging === undefined) return decide(incident, {});
  const { people, step } = paging;
  if (people.length === 0) {
    const channelTimes = paging.channelTimes + 1;
    return decide(
      { ...incident, paging: { ...paging, channelTimes, lastAt: now } },
      {
        events: [{ type: 'channel-paged', step }],
        effects: [
          {
            kind: 'page-channel',
            page: { step, times: channelTimes, late },
            unreachable: undefined,
          },
          { kind: 'card' },
        ],
        arm: [repeatTimer(incident, context)],
      },
    );
  }
  // Whom the path reached at this very instant has the page already.
  const again = people
    .filter((person) => person.at < now)
    .map((person): PagedPerson => ({ ...person, times: person.times + 1, at: now }));
  const reached = people.map((p) => again.find((a) => a.userId === p.userId) ?? p);
  return decide(
    { ...incident, paging: { ...paging, people: reached, lastAt: now } },
    {
      events: again.map(({ userId, name, times }) => ({
        type: 'paged',
        to: userId,
        name,
        step,
        times,
      })),
      effects: [
        ...again.flatMap(({ userId, times }): IncidentEffect[] => {
          const page = { step, times, late };
          return [
            { kind: 'page', to: userId, page },
            { kind: 'page-mention', to: userId, page },
          ];
        }),
        { kind: 'card' },
      ],
      arm: [repeatTimer(incident, context)],
    },
  );
}

/**
 * A page was definitely refused (the account is deactivated, say). The channel hears it at once, the administrators are
 * told, and when nobody else has been reached the path goes on without waiting.
 */
export function pageRefused(
  incident: Incident,
  unreachable: Unreachable,
  context: EscalationContext,
): Decision {
  const { team } = context;
  const event = { type: 'page-refused', ...unreachable } as const;
  const notices = team.admins
    .filter((admin) => admin !== unreachable.userId)
    .map(
      (to) =>
        ({ kind: 'admin-notice', to, notice: { about: 'page-refused', unreachable } }) as const,
    );
  const { paging } = incident;
  if (paging === undefined || incident.state !== 'waiting') {
    return decide(incident, { events: [event], effects: notices });
  }
  const people = paging.people.filter((p) => p.userId !== unreachable.userId);
  const refused = [...(paging.refused ?? []), unreachable.userId];
  const without: Incident = { ...incident, paging: { ...paging, people, refused } };
  if (people.length > 0 || incident.onIt !== undefined) {
    const page = { step: paging.step, times: paging.channelTimes + 1, late: undefined };
    return decide(without, {
      events: [event],
      effects: [{ kind: 'page-channel', page, unreachable }, ...notices],
    });
  }
  const onwards = takeStep(without, paging.step + 1, context, undefined, unreachable);
  return {
    ...onwards,
    events: [event, ...onwards.events],
    effects: [...onwards.effects, ...notices],
  };
}

function repeatTimer(incident: Incident, { team, now }: EscalationContext): IncidentTimer {
  return {
    incident: incident.number,
    dueAt: team.calendar.add(now, team.repeatPageMinutes),
    what: { kind: 'repeat-page' },
  };
}
