import { decide, type Refusal, refuse } from '../../domain/incident/decision.ts';
import {
  type Actor,
  type Incident,
  type IncidentNumber,
  incidentName,
} from '../../domain/incident/incident.ts';
import { type LinkTarget, targetName } from '../../domain/incident/link.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Tx } from '../../ports/store.ts';
import { authoriseOnTeam, namedActor } from '../authorise.ts';
import { type Context, teamOf } from '../context.ts';
import { once } from '../once.ts';
import { noSuchIncident } from './act-on-incident.ts';
import { carryOutDecision } from './carry-out-decision.ts';

export interface Linked {
  readonly ok: true;
  readonly number: IncidentNumber;
  readonly target: LinkTarget;
  readonly changed: boolean;
  /** The two may be one: both are open. */
  readonly canMerge: boolean;
}

/** What somebody wants to link an incident with. An issue's title is what the search gave. */
export type LinkWish =
  | Extract<LinkTarget, { kind: 'incident' }>
  | (Extract<LinkTarget, { kind: 'issue' }> & { readonly title: string });

/** Links an incident with what it is about as well. Said twice it is done once. */
export async function linkIncident(
  { store, clock, teams, wake }: Context,
  input: {
    readonly delivery: string;
    readonly number: IncidentNumber;
    readonly wish: LinkWish;
    readonly by: Actor;
  },
): Promise<Linked | Refusal> {
  const result = await store.transaction(async (tx) => {
    const now = clock.now();
    return await once<Linked | Refusal>(tx, input.delivery, now, async () => {
      const incident = await tx.incidents.get(input.number);
      if (incident === undefined) return noSuchIncident(input.number);
      const team = teamOf(teams, incident.team);
      const refusal = await authoriseOnTeam(tx, team, input.by, 'link', incident.number, now);
      if (refusal) return refusal;
      const found = await resolveTarget(tx, team, incident, input.wish);
      if ('ok' in found) return found;
      const by = await namedActor(tx, team, input.by);
      const { target, title, other } = found;
      const added = await tx.links.add({
        incident: incident.number,
        target,
        title,
        relation: 'known',
        by,
        at: now,
      });
      if (added) {
        const event = { type: 'linked', by, target, title } as const;
        const decision = decide(incident, {
          events: [event],
          effects: [
            { kind: 'card' },
            { kind: 'thread-line', event, at: now },
            ...(incident.repository === undefined
              ? []
              : [{ kind: 'issue-link', target: targetName(target) } as const]),
          ],
        });
        await carryOutDecision(tx, decision, now);
      }
      const canMerge =
        other !== undefined && other.resolution === undefined && incident.resolution === undefined;
      return { ok: true, number: incident.number, target, changed: added, canMerge };
    });
  });
  wake();
  return result;
}

async function resolveTarget(
  tx: Tx,
  team: Team,
  incident: Incident,
  wish: LinkWish,
): Promise<
  | { readonly target: LinkTarget; readonly title: string; readonly other: Incident | undefined }
  | Refusal
> {
  if (incident.isRestricted) {
    return refuse(
      'restricted-environment',
      `${incidentName(incident.number)} is in a restricted environment: what it is about may not be written down here.`,
    );
  }
  if (wish.kind === 'issue') {
    const { title, ...target } = wish;
    return { target, title, other: undefined };
  }
  const other = await tx.incidents.get(wish.number);
  if (other === undefined) return noSuchIncident(wish.number);
  if (other.number === incident.number) {
    return refuse('invalid', 'An incident cannot be linked with itself.');
  }
  if (other.team !== team.key || other.isRestricted) {
    return refuse('invalid', `${incidentName(other.number)} cannot be linked from here.`);
  }
  return { target: wish, title: other.title, other };
}
