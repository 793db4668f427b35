import { stillMatters as incidentStillMatters } from '../domain/incident/still-matters.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { ClaimedRow, ClaimedTeamRow } from '../ports/outbox.ts';
import type { Tx } from '../ports/store.ts';
import { isWanted } from './mail/is-wanted.ts';

/** Whether a claimed row is still worth sending at `now`. */
export async function stillMatters(tx: Tx, row: ClaimedRow, now: Instant): Promise<boolean> {
  if (row.incident === undefined) return await teamRowMatters(tx, row, now);
  const incident = await tx.incidents.get(row.incident);
  return incident !== undefined && incidentStillMatters(row.effect, row.decidedAt, incident, now);
}

async function teamRowMatters(
  tx: Tx,
  { team, effect }: ClaimedTeamRow,
  now: Instant,
): Promise<boolean> {
  switch (effect.kind) {
    case 'show-duty':
      return (await tx.dutySigns.get(team, effect.sign))?.revision === effect.revision;
    case 'check-reach':
      return now < effect.opensAt;
    case 'customer-mail':
      return await isWanted(tx, effect);
    case 'illustrate':
    case 'tell':
    case 'tell-group':
    case 'announce':
    case 'settle-notices':
    case 'find-times':
    case 'home':
    case 'assign-fruit':
    case 'answer-way':
    case 'test-way':
      // What a team is told stays true: a request that lapsed meanwhile is settled by an edit that comes behind it.
      return true;
  }
}
