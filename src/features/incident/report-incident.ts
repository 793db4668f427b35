import type { Refusal } from '../../domain/incident/decision.ts';
import type { Actor, IncidentNumber } from '../../domain/incident/incident.ts';
import { checkReport, openIncident, type Report } from '../../domain/incident/report.ts';
import { isCapable } from '../../domain/incident/restricted.ts';
import type { Responder, TeamKey, UserId } from '../../domain/team/responder.ts';
import { environmentOf, type Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { authoriseOnIncident, namedActor } from '../authorise.ts';
import { type Context, teamOf } from '../context.ts';
import { dutyAt } from '../duty/duty-at.ts';
import { enterIndex } from '../finding/index-incident.ts';
import { once } from '../once.ts';
import { carryOutDecision } from './carry-out-decision.ts';
import { completeReport, type NewReport } from './complete-report.ts';

export interface Reported {
  readonly ok: true;
  readonly number: IncidentNumber;
  readonly title: string;
  readonly dueAt: Instant;
  readonly owner: { readonly userId: UserId; readonly name: string } | undefined;
  /** The customer had been answered before: no clock runs. */
  readonly isAnswered: boolean;
  /** The text that sends the customer on is on its way to whoever reported it. */
  readonly isRedirect: boolean;
  /** Name of its restricted environment, if it is in one. */
  readonly restricted: string | undefined;
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
      const given = await completeReport(tx, team, input.report, now);
      if ('ok' in given) return given;
      const refusal =
        checkReport(given, team, now) ?? (await mayNotSayAnswered(tx, team, given, input.by, now));
      if (refusal) return refusal;
      const by = await namedActor(tx, team, input.by);
      const owner = await ownerOf(tx, team, given, now);
      const number = await tx.incidents.nextNumber();
      const decision = openIncident(given, { number, team, by, owner, now });
      const { incident } = decision;
      await carryOutDecision(tx, decision, now, { isNew: true });
      if (incident.isRestricted) {
        if (given.callBack) await tx.callBacks.put(number, given.callBack);
        if (input.report.message !== undefined)
          await tx.sharedMessages.remove(input.report.message);
      } else {
        await enterIndex(tx, incident);
        await tx.customers.remember(team.key, incident.customer, now);
        if (input.report.message !== undefined) {
          await tx.sharedMessages.putIncident(input.report.message, number);
        }
      }
      return {
        ok: true,
        number,
        title: incident.title,
        dueAt: incident.dueAt,
        owner: owner && { userId: owner.userId, name: owner.name },
        isAnswered: incident.state !== 'waiting',
        isRedirect: incident.redirectedBy !== undefined,
        restricted: incident.isRestricted && environmentOf(team, given.environment)?.name,
      };
    });
  });
  context.wake();
  return result;
}

/** The primary; of a restricted environment, whoever of the pair may work there. */
async function ownerOf(
  tx: Tx,
  team: Team,
  { cameInAt, environment: key }: Report,
  now: Instant,
): Promise<Responder | undefined> {
  const { primary, backup } = await dutyAt(tx, team, Math.min(cameInAt, now));
  const environment = environmentOf(team, key);
  return environment?.restricted
    ? [primary, backup].find((seat) => seat && isCapable(seat, environment))
    : primary;
}

/** That the customer has been answered stops the clock: only those may say so who may say it later. */
async function mayNotSayAnswered(
  tx: Tx,
  team: Team,
  report: Report,
  by: Actor,
  now: Instant,
): Promise<Refusal | undefined> {
  if (report.answeredAt === undefined) return undefined;
  const refusal = await authoriseOnIncident(tx, team, by, 'answered', undefined, now);
  return refusal && { ...refusal, field: 'answered_at' };
}
