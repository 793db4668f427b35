import type { Handoff, HandoffId } from '../../domain/handoff/handoff.ts';
import type { ResponderId } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant, WeekName } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { tellHandoff } from './handoff-messages.ts';
import { whatIsOpen } from './what-is-open.ts';

/**
 * Asks somebody what becomes of the incidents that they own: one that has begun already is shown again.
 *
 * @param occasion why they are asked now; the same occasion asks once.
 * @returns undefined where nothing is open, so that there is nothing to ask.
 */
export async function beginHandoff(
  tx: Tx,
  team: Team,
  wanted: {
    readonly id: HandoffId;
    readonly week: WeekName;
    readonly fromId: ResponderId;
    readonly namedId: ResponderId | undefined;
  },
  occasion: string,
  now: Instant,
): Promise<Handoff | undefined> {
  const known = await tx.handoffs.get(wanted.id);
  if (known !== undefined && known.state !== 'open') return known;
  const open = await whatIsOpen(tx, team, wanted);
  const from = await tx.people.get(wanted.fromId);
  if (open.length === 0 || from === undefined) return undefined;
  const handoff: Handoff = known ?? {
    ...wanted,
    team: team.key,
    state: 'open',
    items: [],
    beganAt: now,
    handed: undefined,
    accepted: undefined,
  };
  if (known === undefined) await tx.handoffs.put(handoff);
  await tellHandoff(tx, handoff, 'from', [from.userId], occasion, now);
  return handoff;
}
