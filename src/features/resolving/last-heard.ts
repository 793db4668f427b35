import type { Incident } from '../../domain/incident/incident.ts';
import { isHeard } from '../../domain/incident/silence.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';

/** When something last happened to an incident that tells of its customer, or was last said about it on either side. */
export async function lastHeard(tx: Tx, incident: Incident): Promise<Instant> {
  const events = await tx.log.ofIncident(incident.number);
  const thread = await tx.remarks.standing(incident.number, 'thread');
  const issue = await tx.remarks.standing(incident.number, 'issue');
  return Math.max(
    incident.reported.at,
    ...events.filter(({ event }) => isHeard(event)).map(({ at }) => at),
    ...[...thread, ...issue].map(({ saidAt, editedAt }) => Math.max(saidAt, editedAt ?? 0)),
  );
}
