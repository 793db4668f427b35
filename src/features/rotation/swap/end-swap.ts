import type { Actor } from '../../../domain/incident/incident.ts';
import type { TeamEffect } from '../../../domain/rotation/effect.ts';
import type { Swap, SwapSettled } from '../../../domain/rotation/swap.ts';
import type { ResponderId } from '../../../domain/team/responder.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Tx } from '../../../ports/store.ts';
import { enqueueTeamEffects } from '../enqueue-team-effects.ts';

/** Writes how a swap ended: the messages that asked are edited, and who did not see it happen is told. */
export async function endSwap(
  tx: Tx,
  swap: Swap,
  end: {
    readonly as: Exclude<Swap['state'], 'requested'>;
    readonly by?: Actor;
    readonly why?: SwapSettled['why'];
  },
  now: Instant,
): Promise<Swap> {
  const { as, by, why } = end;
  const ended: Swap = { ...swap, state: as, settled: { at: now, by, why } };
  await tx.swaps.put(ended);
  await tx.log.append(
    { team: swap.team },
    [{ type: 'swap-settled', swap: swap.id, as, by, why }],
    now,
  );
  await tx.timers.remove({
    incident: undefined,
    team: swap.team,
    dueAt: swap.lapsesAt,
    what: { kind: 'swap-lapses', swap: swap.id },
  });
  const notice = { about: 'swap', swap: swap.id, reader: 'both' } as const;
  const edit: TeamEffect = { kind: 'settle-notices', subject: swapSubject(swap.id), notice };
  await enqueueTeamEffects(tx, swap.team, swapSubject(swap.id), 'settled', [edit], now);
  const tells: TeamEffect[] = [];
  for (const id of toldAnew(ended)) {
    const person = await tx.people.get(id);
    if (person && person.userId !== by?.userId) {
      tells.push({ kind: 'tell', to: person.userId, notice });
    }
  }
  await enqueueTeamEffects(tx, swap.team, `swap-settled/${swap.id}`, 'settled', tells, now);
  return ended;
}

/** An edit wakes nobody: who waits for the answer gets a message of their own. */
function toldAnew({ state, settled, gives, gets }: Swap): readonly ResponderId[] {
  switch (state) {
    case 'accepted':
    case 'declined':
      return [gives.responderId];
    case 'lapsed':
      return settled?.why === 'changed'
        ? [gives.responderId, gets.responderId]
        : [gives.responderId];
    case 'withdrawn':
    case 'requested':
      return [];
  }
}

/** The messages that ask for a swap: they are edited when it is settled. */
export const swapSubject = (swap: string): string => `swap/${swap}`;
