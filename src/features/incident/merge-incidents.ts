import type { Refusal } from '../../domain/incident/decision.ts';
import type { Actor, Customer, IncidentNumber } from '../../domain/incident/incident.ts';
import { merge } from '../../domain/incident/merge.ts';
import { authoriseOnTeam, namedActor } from '../authorise.ts';
import { type Context, teamOf } from '../context.ts';
import { once } from '../once.ts';
import { noSuchIncident } from './act-on-incident.ts';
import { carryOutDecision } from './carry-out-decision.ts';

export interface MergedAnswer {
  readonly ok: true;
  readonly duplicate: IncidentNumber;
  readonly into: IncidentNumber;
  readonly customer: Customer;
  /** False when it was so already. */
  readonly changed: boolean;
}

/** Merges one incident into another: both are written, and the duplicate's clock and pages withdrawn, in one transaction. */
export async function mergeIncidents(
  { store, clock, teams, wake }: Context,
  input: {
    readonly delivery: string;
    readonly duplicate: IncidentNumber;
    readonly into: IncidentNumber;
    readonly by: Actor;
  },
): Promise<MergedAnswer | Refusal> {
  const result = await store.transaction(async (tx) => {
    const now = clock.now();
    return await once<MergedAnswer | Refusal>(tx, input.delivery, now, async () => {
      const duplicate = await tx.incidents.get(input.duplicate);
      if (duplicate === undefined) return noSuchIncident(input.duplicate);
      const into = await tx.incidents.get(input.into);
      if (into === undefined) return noSuchIncident(input.into);
      const team = teamOf(teams, duplicate.team);
      const refusal = await authoriseOnTeam(tx, team, input.by, 'merge', duplicate.number, now);
      if (refusal) return refusal;
      const by = await namedActor(tx, team, input.by);
      const merged = merge(duplicate, into, by, now);
      if ('ok' in merged) return merged;
      await carryOutDecision(tx, merged.duplicate, now);
      await carryOutDecision(tx, merged.into, now);
      return {
        ok: true,
        duplicate: duplicate.number,
        into: into.number,
        customer: duplicate.customer,
        changed: merged.duplicate.events.length > 0,
      };
    });
  });
  wake();
  return result;
}
