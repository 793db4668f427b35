import type { Refusal } from '../../domain/incident/decision.ts';
import type { Actor, IncidentNumber } from '../../domain/incident/incident.ts';
import { checkReport, openIncident, type Report } from '../../domain/incident/report.ts';
import type { TeamKey, UserId } from '../../domain/team/responder.ts';
import { isRestrictedIn } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { namedActor } from '../authorise.ts';
import { type Context, teamOf } from '../context.ts';
import { dutyAt } from '../duty/duty-at.ts';
import { enterIndex } from '../finding/index-incident.ts';
import { once } from '../once.ts';
import { carryOutDecision } from './carry-out-decision.ts';

/** A report whose time is left out came in now. */
export type NewReport = Omit<Report, 'cameInAt'> & { readonly cameInAt: Instant | undefined };

export interface Reported {
  readonly ok: true;
  readonly number: IncidentNumber;
  readonly title: string;
  readonly dueAt: Instant;
  readonly owner: { readonly userId: UserId; readonly name: string } | undefined;
}

/**
 * Opens an incident. When this returns, it is on disk, with its clock and everything that is to be sent.
 *
 * @param delivery key of the delivery that asked for it; a repeat gets the first answer again.
 */
export async function reportIncident(
  context: Context,
  input: {
    readonly delivery: string;
    readonly team: TeamKey;
    readonly by: Actor;
    readonly report: NewReport;
  },
): Promise<Reported | Refusal> {
  const { store, clock, teams } = context;
  const team = teamOf(teams, input.team);
  const result = await store.transaction(async (tx) => {
    const now = clock.now();
    return await once<Reported | Refusal>(tx, input.delivery, now, async () => {
      const given: Report = { ...input.report, cameInAt: input.report.cameInAt ?? now };
      const refusal = checkReport(given, team, now);
      if (refusal) return refusal;
      const by = await namedActor(tx, team, input.by);
      const { primary } = await dutyAt(tx, team, Math.min(given.cameInAt, now));
      const number = await tx.incidents.nextNumber();
      const decision = openIncident(given, { number, team, by, ownerId: primary?.id, now });
      await carryOutDecision(tx, decision, now, { isNew: true });
      if (!isRestrictedIn(team, given.environment)) await enterIndex(tx, decision.incident);
      return {
        ok: true,
        number,
        title: decision.incident.title,
        dueAt: decision.incident.dueAt,
        owner: primary && { userId: primary.userId, name: primary.name },
      };
    });
  });
  context.wake();
  return result;
}
