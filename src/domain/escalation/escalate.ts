import { type Decision, decide } from '../incident/decision.ts';
import type { IncidentEffect, Lateness, Unreachable } from '../incident/effect.ts';
import type { IncidentEvent } from '../incident/event.ts';
import type { Incident, Paging, Person } from '../incident/incident.ts';
import type { IncidentTimer } from '../incident/timer.ts';
import type { Team } from '../team/team.ts';
import type { Instant } from '../time/instant.ts';
import type { EscalationStep } from './path.ts';
import { ALREADY_PAGED, type PathPeople, peopleOf } from './people-of.ts';
import { repeatTimer } from './repeat.ts';

export interface EscalationContext {
  readonly team: Team;
  readonly people: PathPeople;
  readonly now: Instant;
  /** The path that holds for the incident. */
  readonly path: readonly EscalationStep[];
}

/**
 * Takes a step of the path, or the next one at which somebody can be reached, and says which were passed over; when the
 * path has no further step, the channel is told, so that no page ends in silence.
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
  const skipped: SkippedStep[] = [];
  let step = from;
  for (; step < path.length; step++) {
    const target = path[step]?.target;
    if (target === undefined || target.kind === 'channel') break;
    const asked = peopleOf(target, people, before);
    if (!('why' in asked)) return reach(asked.people);
    skipped.push({ type: 'step-skipped', step, why: asked.why });
  }
  return tellChannel();

  function reach(persons: readonly Person[]): Decision {
    const page = { step, times: 1, late };
    const [first] = persons;
    return settle(
      persons.map(({ userId, name }) => ({ type: 'paged', to: userId, name, step, times: 1 })),
      [
        ...persons.map(({ userId }) => ({ kind: 'page', to: userId, page }) as const),
        ...(unreachable ? [{ kind: 'page-channel', page, unreachable } as const] : []),
        ...(path[step]?.target.kind === 'primary' ? standBy(first) : []),
        { kind: 'card' },
        ...persons.map(({ userId }) => ({ kind: 'page-mention', to: userId, page }) as const),
      ],
      {
        people: [
          ...(before?.people ?? []),
          ...persons.map(({ userId, name }) => ({ userId, name, times: 1, at: now, step })),
        ],
        channelTimes: (before?.channelTimes ?? 0) + (unreachable ? 1 : 0),
      },
    );
  }

  /** Whoever would be next learns of it before they are woken. */
  function standBy(primary: Person | undefined): readonly IncidentEffect[] {
    const { backup } = people;
    return backup === undefined || backup.userId === primary?.userId
      ? []
      : [{ kind: 'stand-by', to: backup.userId }];
  }

  function tellChannel(): Decision {
    const channelTimes = (before?.channelTimes ?? 0) + 1;
    const page = { step, times: channelTimes, late };
    return settle(
      [{ type: 'channel-paged', step }],
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
    const paging: Paging = { ...before, step, ...reached, lastAt: now, stepAt: now };
    const arm: IncidentTimer[] = [...repeatTimer(incident, paging, context)];
    if (next) {
      arm.push({
        incident: incident.number,
        dueAt: team.calendar.add(now, next.afterMinutes),
        what: { kind: 'escalate', step: step + 1 },
      });
    }
    return decide(
      { ...incident, paging },
      {
        events: [...skipped, ...happened],
        effects: [...effects, ...skipped.flatMap((event) => skippedEffects(event, context))],
        arm,
      },
    );
  }
}

type SkippedStep = Extract<IncidentEvent, { readonly type: 'step-skipped' }>;

/** The thread says it; where the path does not reach whom it means to, its keeper hears it as well. */
function skippedEffects(
  event: SkippedStep,
  { team, people, now }: EscalationContext,
): readonly IncidentEffect[] {
  const { step, why } = event;
  const line = { kind: 'thread-line', event, at: now } as const;
  if (why === ALREADY_PAGED) return [line];
  const lead = people.whyNot?.(team.lead) === undefined ? [team.lead] : team.admins;
  return [
    line,
    ...lead.map(
      (to) => ({ kind: 'admin-notice', to, notice: { about: 'step-skipped', step, why } }) as const,
    ),
  ];
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
