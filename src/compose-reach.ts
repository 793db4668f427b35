import type { Context } from './features/context.ts';
import { createReachCarrier } from './features/rotation/reach/reach-carrier.ts';
import type { EffectCarrier } from './ports/outbox.ts';
import type { PagingWay } from './ports/paging-way.ts';

/** Looks at people go to the ways by which they are paged, all other effects where they went. */
export function withReach(
  others: EffectCarrier,
  tools: Pick<Context, 'store' | 'teams'> & { readonly ways: readonly PagingWay[] },
): EffectCarrier {
  const reach = createReachCarrier(tools);
  const carrierOf: (row: { readonly effect: { readonly kind: string } }) => EffectCarrier = ({
    effect,
  }) => (effect.kind === 'check-reach' ? reach : others);
  return {
    carry: async (row) => await carrierOf(row).carry(row),
    lookUp: async (row) => await carrierOf(row).lookUp(row),
  };
}
