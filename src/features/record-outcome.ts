import type { Instant } from '../domain/time/instant.ts';
import type { Finished } from '../ports/outbox.ts';
import type { Tx } from '../ports/store.ts';
import type { Teams } from './context.ts';
import { recordIncidentOutcome } from './incident/record-incident-outcome.ts';
import { recordTeamOutcome } from './rotation/record-team-outcome.ts';

/** What follows inside from what happened outside, in the transaction that records it. */
export async function recordOutcome(
  tx: Tx,
  teams: Teams,
  finished: Finished,
  now: Instant,
): Promise<void> {
  const { row } = finished;
  if (row.incident === undefined) await recordTeamOutcome(tx, teams, row, finished, now);
  else await recordIncidentOutcome(tx, teams, row, finished, now);
}
