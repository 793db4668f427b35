import { type Refusal, refuse } from '../../../domain/incident/decision.ts';
import type { Actor } from '../../../domain/incident/incident.ts';
import { brokenKey } from '../../../domain/rotation/seats/seat-change.ts';
import { isSameSeat, type Swap } from '../../../domain/rotation/swap.ts';
import type { TeamKey } from '../../../domain/team/responder.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { namedActor } from '../../authorise.ts';
import { type Context, teamOf } from '../../context.ts';
import { once } from '../../once.ts';
import { enqueueTeamEffects } from '../enqueue-team-effects.ts';
import { swapSubject } from './end-swap.ts';
import { proposeSwap, type SwapWish } from './propose-swap.ts';

export interface SwapRequested {
  readonly ok: true;
  readonly swap: string;
  readonly asked: string;
  readonly lapsesAt: Instant;
}

/** Asks the other for a swap. Everything is judged anew: the form may have been open for a while. */
export async function requestSwap(
  context: Context,
  input: {
    readonly delivery: string;
    readonly team: TeamKey;
    readonly by: Actor;
    readonly wish: SwapWish;
    /** An admin has seen which rules break, and asks all the same. */
    readonly override: readonly string[];
  },
): Promise<SwapRequested | Refusal> {
  const { store, clock, teams } = context;
  const team = teamOf(teams, input.team);
  const result = await store.transaction(async (tx) => {
    const now = clock.now();
    return await once<SwapRequested | Refusal>(tx, input.delivery, now, async () => {
      const proposal = await proposeSwap(tx, team, input.by, input.wish, now);
      if (!proposal.ok) return proposal;
      const { gives, gets, asker, asked, effect, lapsesAt } = proposal;
      const overridden = effect.broken.map(brokenKey);
      if (overridden.some((key) => !input.override.includes(key))) {
        return refuse(
          'rule-broken',
          'Something has changed meanwhile. Ask again, and look at what the swap does now.',
        );
      }
      const waiting = await tx.swaps.waiting(team.key);
      const same = waiting.find(
        (one) => isSameSeat(one.gives, gives) && isSameSeat(one.gets, gets),
      );
      if (same) {
        return refuse(
          'settled',
          `${asked.name} has been asked for this swap already, and has not answered yet.`,
        );
      }
      const by = await namedActor(tx, team, input.by);
      const swap: Swap = {
        id: await tx.swaps.nextId(),
        team: team.key,
        askedBy: by,
        gives,
        gets,
        overridden,
        requestedAt: now,
        lapsesAt,
        state: 'requested',
        settled: undefined,
      };
      await tx.swaps.put(swap);
      await tx.log.append(
        { team: team.key },
        [{ type: 'swap-requested', swap: swap.id, by, gives, gets, overridden }],
        now,
      );
      await tx.timers.arm(team.key, {
        incident: undefined,
        team: team.key,
        dueAt: lapsesAt,
        what: { kind: 'swap-lapses', swap: swap.id },
      });
      await enqueueTeamEffects(
        tx,
        team.key,
        swapSubject(swap.id),
        'requested',
        [
          {
            kind: 'tell',
            to: asked.userId,
            notice: { about: 'swap', swap: swap.id, reader: 'asked' },
          },
          {
            kind: 'tell',
            to: asker.userId,
            notice: { about: 'swap', swap: swap.id, reader: 'asker' },
          },
        ],
        now,
      );
      return { ok: true, swap: swap.id, asked: asked.name, lapsesAt };
    });
  });
  context.wake();
  return result;
}
