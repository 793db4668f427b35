import type { IncidentNumber } from '../../domain/incident/incident.ts';
import type { UserId } from '../../domain/team/responder.ts';
import type { Tx } from '../../ports/store.ts';

/** Slack among the ids of ways. */
export const SLACK = 'slack';

/** The ways to somebody that have refused a page of this incident for good. Its log remembers them. */
export async function closedWays(
  tx: Tx,
  incident: IncidentNumber,
  userId: UserId,
): Promise<ReadonlySet<string>> {
  const closed = new Set<string>();
  for (const { event } of await tx.log.ofIncident(incident)) {
    if (event.type === 'page-refused' && event.userId === userId) closed.add(SLACK);
    if (event.type === 'way-refused' && event.userId === userId) closed.add(event.way);
  }
  return closed;
}
