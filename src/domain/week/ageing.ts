import type { DomainEvent } from '../incident/event.ts';
import type { Incident } from '../incident/incident.ts';
import { DAY_MS, type Instant } from '../time/instant.ts';

/**
 * Events that are no progress, though they are in an incident's log: what the clock does, who was told, and that it
 * changed hands.
 */
const NO_PROGRESS: ReadonlySet<DomainEvent['type']> = new Set([
  'reminded',
  'goal-ran-out',
  'paged',
  'channel-paged',
  'step-skipped',
  'page-refused',
  'way-paged',
  'way-refused',
  'silence-asked',
  'handed-off',
  'assigned',
  'logged',
]);

/** Something that happened to an incident, or was said about it. */
export interface Happened {
  readonly type: DomainEvent['type'];
  readonly at: Instant;
}

/** When somebody last did something about an incident, or said something. */
export function lastProgressAt(
  { reported }: Pick<Incident, 'reported'>,
  events: readonly Happened[],
  saidAt: readonly Instant[],
): Instant {
  const done = events.filter(({ type }) => !NO_PROGRESS.has(type)).map(({ at }) => at);
  return Math.max(reported.at, ...done, ...saidAt);
}

/** Whether it has stood still for `days`, weekends and holidays included. */
export function hasAged(progressAt: Instant, days: number, now: Instant): boolean {
  return now - progressAt >= days * DAY_MS;
}
