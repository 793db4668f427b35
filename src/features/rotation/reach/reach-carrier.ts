import type { WayFinding } from '../../../domain/rotation/reach.ts';
import type { EffectCarrier } from '../../../ports/outbox.ts';
import type { PagingWay } from '../../../ports/paging-way.ts';
import { type Context, teamOf } from '../../context.ts';

/** Looks, by every way there is, whether somebody can be paged. What follows from it is decided when it is recorded. */
export function createReachCarrier({
  store,
  teams,
  ways,
}: Pick<Context, 'store' | 'teams'> & { readonly ways: readonly PagingWay[] }): EffectCarrier {
  return {
    carry: async ({ effect, team }) => {
      if (effect.kind !== 'check-reach') throw new Error(`${effect.kind} is no look at people`);
      const person = await store.transaction(async (tx) => await tx.people.get(effect.person));
      if (person === undefined) return { kind: 'withdrawn' };
      const found: WayFinding[] = [];
      for (const way of ways) {
        const look = await way.look(teamOf(teams, team), person);
        if (look.kind === 'wait') return look;
        found.push(look.finding);
      }
      return { kind: 'learned', finding: { ways: found } };
    },
    // A look that was cut off has left nothing: it is made again.
    lookUp: async () => await Promise.resolve({ kind: 'absent' }),
  };
}
