import { takeStep } from '../../domain/escalation/escalate.ts';
import type { EscalationStep } from '../../domain/escalation/path.ts';
import type { IncidentEvent } from '../../domain/incident/event.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { escalationContext } from './escalation-context.ts';

/** A step that a path takes, or would take: when, whom it pages, and what it passes over. */
export interface Stage {
  readonly at: Instant;
  readonly events: readonly IncidentEvent[];
  /** The step of the configuration that is taken; undefined where the path is at its end, and the channel is told. */
  readonly step: EscalationStep | undefined;
}

/** Where a path begins, or goes on. */
export interface PathPoint {
  readonly step: number;
  readonly at: Instant;
}

/**
 * What the rest of a path does if nobody says a word, by the function that takes its steps: with those who are on duty
 * at each step's own time.
 *
 * @param most stages that are looked at.
 */
export async function foreseePath(
  tx: Tx,
  team: Team,
  incident: Incident,
  from: PathPoint,
  most = Number.POSITIVE_INFINITY,
): Promise<readonly Stage[]> {
  const stages: Stage[] = [];
  let current = incident;
  let next: PathPoint | undefined = from;
  while (next !== undefined && stages.length < most) {
    const context = await escalationContext(tx, team, current, next.at);
    const { incident: after, events, arm } = takeStep(current, next.step, context, undefined);
    stages.push({ at: next.at, events, step: stepTaken(after, context.path) });
    current = after;
    next = undefined;
    for (const { what, dueAt } of arm) {
      if (what.kind === 'escalate') next = { step: what.step, at: dueAt };
    }
  }
  return stages;
}

/** The step of its path that an incident's path took last. */
export function stepTaken(
  { paging }: Pick<Incident, 'paging'>,
  path: readonly EscalationStep[],
): EscalationStep | undefined {
  return paging && path[paging.step];
}

/** Where the path of an incident goes on; undefined where it has no further step. */
export async function pathGoesOn(
  tx: Tx,
  team: Team,
  incident: Incident,
  now: Instant,
): Promise<PathPoint | undefined> {
  const { paging } = incident;
  if (paging === undefined) return undefined;
  const { path } = await escalationContext(tx, team, incident, now);
  const next = path[paging.step + 1];
  return (
    next && {
      step: paging.step + 1,
      at: team.calendar.add(paging.stepAt ?? paging.lastAt, next.afterMinutes),
    }
  );
}

/** People that a sentence names; a capability may have many more. */
const MOST_NAMED = 6;

/** Whom a stage asks, for a sentence: "delta is paged", "delta and echo are paged", "the whole channel is told". */
export function stageWords({ events }: Stage): string {
  const names = events.flatMap((event) => (event.type === 'paged' ? [event.name] : []));
  if (names.length === 0) return 'the whole channel is told';
  const [only = ''] = names;
  if (names.length === 1) return `${only} is paged`;
  const more = names.length - MOST_NAMED;
  const told = more > 1 ? [...names.slice(0, MOST_NAMED), `${String(more)} others`] : names;
  return `${told.slice(0, -1).join(', ')} and ${told.at(-1) ?? ''} are paged`;
}
