import type { ClaimedTeamRow, Finished } from '../../ports/outbox.ts';
import type { Tx } from '../../ports/store.ts';
import { placeOf } from '../incident/record-incident-outcome.ts';

/** Remembers where a message about the rotation stands, so that it can be edited once its matter is settled. */
export async function recordTeamOutcome(
  tx: Tx,
  row: ClaimedTeamRow,
  finished: Finished,
): Promise<void> {
  const place = placeOf(finished);
  if (place) await tx.messages.put(row.key, place, undefined);
}
