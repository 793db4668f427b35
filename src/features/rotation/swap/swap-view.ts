import type { SeatEffect } from '../../../domain/rotation/seats/seat-change.ts';
import { seatEffect } from '../../../domain/rotation/seats/seat-effect.ts';
import { type Swap, seatsExchanged } from '../../../domain/rotation/swap.ts';
import type { Responder } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Tx } from '../../../ports/store.ts';
import { loadStanding } from '../load-standing.ts';

/** A swap with everything that a message about it shows. */
export interface SwapView {
  readonly team: Team;
  readonly swap: Swap;
  readonly asker: Responder;
  readonly asked: Responder;
  /** What it would do as things are; of no meaning once it is settled. */
  readonly effect: SeatEffect;
  readonly nameOf: (id: string) => string;
}

export async function loadSwapView(tx: Tx, team: Team, id: string): Promise<SwapView | undefined> {
  const swap = await tx.swaps.get(id);
  if (swap === undefined) return undefined;
  const { gives, gets } = swap;
  const asker = await tx.people.get(gives.responderId);
  const asked = await tx.people.get(gets.responderId);
  if (asker === undefined || asked === undefined) return undefined;
  const standing = await loadStanding(tx, team, [gives.week, gets.week]);
  return {
    team,
    swap,
    asker,
    asked,
    effect: seatEffect(standing, seatsExchanged(gives, gets)),
    nameOf: (id_) => standing.people.find((person) => person.id === id_)?.name ?? 'someone',
  };
}
