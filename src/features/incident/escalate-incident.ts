import { escalateNow } from '../../domain/escalation/escalate-now.ts';
import type { Refusal } from '../../domain/incident/decision.ts';
import type { IncidentEvent } from '../../domain/incident/event.ts';
import type { Actor, IncidentNumber } from '../../domain/incident/incident.ts';
import { authoriseOnIncident, namedActor } from '../authorise.ts';
import { type Context, teamOf } from '../context.ts';
import { once } from '../once.ts';
import { noSuchIncident } from './act-on-incident.ts';
import { carryOutDecision } from './carry-out-decision.ts';
import { escalationContext } from './escalation-context.ts';
import { foreseePath, pathGoesOn, type Stage, stepTaken } from './next-on-path.ts';

export interface Escalated {
  readonly ok: true;
  readonly number: IncidentNumber;
  /** The step that was taken now. */
  readonly taken: Stage;
  /** The one after it, unless somebody is on it before. */
  readonly next: Stage | undefined;
}

/** `/oncall escalate`: the path's next step, now. */
export async function escalateIncident(
  context: Context,
  input: {
    readonly delivery: string;
    readonly number: IncidentNumber;
    readonly by: Actor;
  },
): Promise<Escalated | Refusal> {
  const { store, clock, teams } = context;
  const { number } = input;
  const result = await store.transaction(async (tx) => {
    const now = clock.now();
    return await once<Escalated | Refusal>(tx, input.delivery, now, async () => {
      const incident = await tx.incidents.get(number);
      if (incident === undefined) return noSuchIncident(number);
      const team = teamOf(teams, incident.team);
      const refusal = await authoriseOnIncident(tx, team, input.by, 'escalate', number, now);
      if (refusal) return refusal;
      const by = await namedActor(tx, team, input.by);
      const pathContext = await escalationContext(tx, team, incident, now);
      const decision = escalateNow(incident, by, pathContext);
      if ('ok' in decision) return decision;
      await carryOutDecision(tx, decision, now);
      const after = decision.incident;
      const goesOn = await pathGoesOn(tx, team, after, now);
      const [next] = goesOn ? await foreseePath(tx, team, after, goesOn, 1) : [];
      const events: readonly IncidentEvent[] = decision.events;
      const step = stepTaken(after, pathContext.path);
      return { ok: true, number, taken: { at: now, events, step }, next };
    });
  });
  context.wake();
  return result;
}
