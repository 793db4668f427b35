import type { Incident } from '../incident/incident.ts';

/**
 * What a digest says, as a text that differs whenever it does: which incidents are open, their state, whose they are, who
 * is on it, and how far escalation has gone. Their order does not matter.
 */
export function digestContent(open: readonly Incident[]): string {
  return open
    .toSorted((one, other) => one.number - other.number)
    .map(({ number, state, ownerId, onIt, paging }) =>
      [number, state, ownerId ?? '', onIt?.by.userId ?? '', paging?.step ?? ''].join(' '),
    )
    .join('\n');
}
