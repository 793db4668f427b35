import { type Decision, decide } from '../incident/decision.ts';
import type { IncidentEffect, Lateness } from '../incident/effect.ts';
import type { Incident, PagedPerson, Paging } from '../incident/incident.ts';
import type { IncidentTimer } from '../incident/timer.ts';
import type { Instant } from '../time/instant.ts';
import type { EscalationContext } from './escalate.ts';
import type { EscalationStep } from './path.ts';

type Repeats = Pick<EscalationContext, 'team' | 'path'>;

/**
 * When somebody is paged again if nobody is on it; undefined when their step has sent all its pages.
 *
 * @param paging how far the path has gone.
 */
export function againAt(
  person: Pick<PagedPerson, 'times' | 'at' | 'step'>,
  paging: Pick<Paging, 'step'>,
  { team, path }: Repeats,
): Instant | undefined {
  // A path that became shorter since has no such step any more: the team's own wait holds.
  const step: EscalationStep | undefined = path[person.step ?? paging.step];
  if (step?.times !== undefined && person.times >= step.times) return undefined;
  return team.calendar.add(person.at, step?.repeatMinutes ?? team.repeatPageMinutes);
}

/**
 * Arms the next repeat: of whoever's turn is first, or of the channel where nobody is left to be paged and the path has
 * no further step, so that no page ends in silence.
 */
export function repeatTimer(
  incident: Pick<Incident, 'number'>,
  paging: Paging,
  context: Repeats,
): readonly IncidentTimer[] {
  const turns = paging.people.flatMap((person) => againAt(person, paging, context) ?? []);
  const dueAt =
    turns.length > 0
      ? Math.min(...turns)
      : isAtItsEnd(paging, context)
        ? context.team.calendar.add(paging.lastAt, context.team.repeatPageMinutes)
        : undefined;
  return dueAt === undefined
    ? []
    : [{ incident: incident.number, dueAt, what: { kind: 'repeat-page' } }];
}

/**
 * Pages those once more whose turn it is; the channel, when the path has reached nobody who is paged any longer.
 *
 * @param all pages everybody whom the path has reached, whosever turn it is.
 */
export function pageAgain(
  incident: Incident,
  context: EscalationContext,
  late: Lateness | undefined,
  all = false,
): Decision {
  const { now } = context;
  const { paging } = incident;
  if (paging === undefined) return decide(incident, {});
  const { people, step } = paging;
  const turns = people.map((person) => ({ person, turn: againAt(person, paging, context) }));
  // Whom the path reached at this very instant has the page already.
  const again = turns
    .filter(({ person, turn }) => person.at < now && turn !== undefined && (all || turn <= now))
    .map(({ person }): PagedPerson => ({ ...person, times: person.times + 1, at: now }));
  if (again.length === 0) {
    return turns.some(({ turn }) => turn !== undefined) || !isAtItsEnd(paging, context)
      ? decide(incident, { arm: repeatTimer(incident, paging, context) })
      : tellChannelAgain();
  }
  const reached = people.map((p) => again.find((a) => a.userId === p.userId) ?? p);
  const after: Paging = { ...paging, people: reached, lastAt: now };
  return decide(
    { ...incident, paging: after },
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
      arm: repeatTimer(incident, after, context),
    },
  );

  function tellChannelAgain(): Decision {
    const channelTimes = (paging?.channelTimes ?? 0) + 1;
    const told: Paging = { ...paging, people, step, channelTimes, lastAt: now };
    return decide(
      { ...incident, paging: told },
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
        arm: repeatTimer(incident, told, context),
      },
    );
  }
}

const isAtItsEnd = ({ step }: Pick<Paging, 'step'>, { path }: Repeats): boolean =>
  path[step + 1] === undefined;
