import type { Refusal } from '../../../domain/incident/decision.ts';
import type { Actor, IncidentNumber } from '../../../domain/incident/incident.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { type Context, teamOf } from '../../context.ts';
import { dutyAt } from '../../duty/duty-at.ts';
import { type PassedOn, type TakenOver, takeOver } from './take-over.ts';

/**
 * From a page: the backup steps up, anybody else whom the path has reached takes the role; and whoever does is on the
 * incident of the page.
 *
 * @returns undefined where there is no such incident.
 */
export async function stepUpFromPage(
  context: Context,
  input: {
    readonly delivery: string;
    readonly number: IncidentNumber;
    readonly by: Actor;
    readonly to: Instant;
    readonly incidents: PassedOn;
  },
): Promise<TakenOver | Refusal | undefined> {
  const { delivery, number, by, to, incidents } = input;
  const { store, clock, teams } = context;
  const found = await store.transaction(async (tx) => {
    const incident = await tx.incidents.get(number);
    if (incident === undefined) return undefined;
    const team = teamOf(teams, incident.team);
    const { backup } = await dutyAt(tx, team, clock.now());
    return { team: team.key, isBackup: backup?.userId === by.userId };
  });
  return (
    found &&
    (await takeOver(context, {
      delivery,
      team: found.team,
      by,
      forUser: undefined,
      kind: found.isBackup ? 'step-up' : 'take',
      to,
      incidents,
      incident: number,
    }))
  );
}
