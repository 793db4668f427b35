import type { Actor, IncidentNumber } from '../../../../domain/incident/incident.ts';
import { teamOf } from '../../../../features/context.ts';
import { escalateIncident } from '../../../../features/incident/escalate-incident.ts';
import type { Message } from '../../views/blocks.ts';
import { escalatedMessage } from '../../views/paths.ts';
import { refusalLine } from '../answer.ts';
import type { ListenerContext } from '../context.ts';

/** Takes the path's next step now, and says whom it pages. */
export async function escalate(
  context: ListenerContext,
  asked: { readonly delivery: string; readonly number: IncidentNumber; readonly by: Actor },
): Promise<Message> {
  const result = await escalateIncident(context, asked);
  if (!result.ok) return refusalLine(result);
  const incident = await context.store.transaction(
    async (tx) => await tx.incidents.get(result.number),
  );
  if (incident === undefined)
    throw new Error(`an escalated incident is gone: ${String(result.number)}`);
  return escalatedMessage(result, teamOf(context.teams, incident.team));
}
