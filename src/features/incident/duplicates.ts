import type { Incident, IncidentNumber } from '../../domain/incident/incident.ts';
import { answeredWith } from '../../domain/incident/merge.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { carryOutDecision } from './carry-out-decision.ts';

/** All incidents whose customers are answered here: those that were merged into it, and those that had been into them. */
export async function duplicatesOf(tx: Tx, number: IncidentNumber): Promise<readonly Incident[]> {
  const found: Incident[] = [];
  const ahead = [number];
  for (let next = ahead.shift(); next !== undefined; next = ahead.shift()) {
    const direct = await tx.incidents.duplicatesOf(next);
    found.push(...direct);
    ahead.push(...direct.map((one) => one.number));
  }
  return found;
}

/** The incident has its first answer: so have the customers of its duplicates. */
export async function answerDuplicates(
  tx: Tx,
  team: Team,
  incident: Incident,
  now: Instant,
): Promise<void> {
  const { answered } = incident;
  if (answered === undefined) return;
  for (const duplicate of await duplicatesOf(tx, incident.number)) {
    const minutes = Math.round(team.calendar.between(duplicate.cameInAt, answered.at));
    await carryOutDecision(tx, answeredWith(duplicate, answered, minutes), now);
  }
}
