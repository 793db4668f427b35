import { type Refusal, refuse } from '../../domain/incident/decision.ts';
import { type Actor, type IncidentNumber, incidentName } from '../../domain/incident/incident.ts';
import type { CallBack } from '../../domain/incident/restricted.ts';
import { environmentName } from '../../domain/team/team.ts';
import { namedActor } from '../authorise.ts';
import { type Context, teamOf } from '../context.ts';
import { noSuchIncident } from './act-on-incident.ts';
import { mayOwn } from './may-own.ts';

/**
 * Where the customer of a restricted incident is called back: for those who may work there, and nobody else, admins
 * included. Who has looked is written down.
 */
export async function callBackOf(
  { store, clock, teams }: Context,
  number: IncidentNumber,
  by: Actor,
): Promise<{ readonly ok: true; readonly callBack: CallBack } | Refusal> {
  return await store.transaction(async (tx) => {
    const incident = await tx.incidents.get(number);
    const callBack = await tx.callBacks.get(number);
    if (incident === undefined || callBack === undefined) return noSuchIncident(number);
    const team = teamOf(teams, incident.team);
    const responder = (await tx.people.byUser(by.userId)).find(
      (r) => r.team === team.key && r.active,
    );
    const about = { team: team.key, incident: number };
    const now = clock.now();
    if (responder === undefined || !mayOwn(team, incident, responder)) {
      const event = { type: 'refused', by, what: 'where to call back', incident: number } as const;
      await tx.log.append(about, [event], now);
      const name = environmentName(team, incident.environment);
      return refuse(
        'not-yours',
        `Only people with access to ${name} see where to call back for ${incidentName(number)}.`,
      );
    }
    const reader = await namedActor(tx, team, by);
    await tx.log.append(about, [{ type: 'call-back-seen', by: reader }], now);
    return { ok: true, callBack };
  });
}
