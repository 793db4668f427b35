import type { HandoffId } from '../../domain/handoff/handoff.ts';
import { isTold } from '../../domain/mail/customer-mail.ts';
import type { UserId } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import { DAY_MS, type Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { loadHandoffView } from '../handoff/handoff-view.ts';

/** Somebody who was not told for so long does not wait to be told any more. */
const LOOKED_BACK_MS = 14 * DAY_MS;

/** Handoffs in which customers have not been told, that somebody passes on or takes over; the latest first. */
export async function waitingMails(
  tx: Tx,
  team: Team,
  user: UserId,
  now: Instant,
): Promise<readonly { readonly handoff: HandoffId; readonly count: number }[]> {
  const mine = new Set((await tx.people.byUser(user)).map(({ id }) => id));
  const isMine = (id: string | undefined): boolean => id !== undefined && mine.has(id);
  const waiting: { handoff: HandoffId; count: number }[] = [];
  for (const state of ['open', 'handed', 'accepted'] as const) {
    for (const handoff of await tx.handoffs.inState(team.key, state)) {
      const { fromId, handed, beganAt } = handoff;
      if (beganAt < now - LOOKED_BACK_MS) continue;
      if (![fromId, handed?.toId, handed?.backupId].some(isMine)) continue;
      const view = await loadHandoffView(tx, team, handoff.id);
      const count = view?.mails.filter(({ mail }) => !isTold(mail)).length ?? 0;
      if (count > 0) waiting.push({ handoff: handoff.id, count });
    }
  }
  return waiting;
}
