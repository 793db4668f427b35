import { stillMatters as incidentStillMatters } from '../domain/incident/still-matters.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { ClaimedRow } from '../ports/outbox.ts';
import type { Tx } from '../ports/store.ts';

/** Whether a claimed row is still worth sending at `now`. */
export async function stillMatters(tx: Tx, row: ClaimedRow, now: Instant): Promise<boolean> {
  // What a team is told stays true: a request that lapsed meanwhile is settled by an edit that comes behind it.
  if (row.incident === undefined) return true;
  const incident = await tx.incidents.get(row.incident);
  return incident !== undefined && incidentStillMatters(row.effect, row.decidedAt, incident, now);
}
