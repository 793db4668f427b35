import type { Responder } from '../../domain/team/responder.ts';
import type { Tx } from '../../ports/store.ts';
import { dutyAt } from '../duty/duty-at.ts';
import type { IncidentView } from './incident-view.ts';

/** Whom a customer is sent on to. */
export interface RedirectFacts {
  readonly primary: Responder | undefined;
  readonly backup: Responder | undefined;
}

/** The incident's owner, who answers it, and whoever is backup when it is to be answered. */
export async function redirectFacts(
  tx: Tx,
  { incident, team, owner }: IncidentView,
): Promise<RedirectFacts> {
  const { backup } = await dutyAt(tx, team, incident.dueAt);
  return { primary: owner, backup: backup?.id === owner?.id ? undefined : backup };
}
