import type { ContactWayKind } from '../../domain/paging/contact-way.ts';
import type { PagingWay } from '../../ports/paging-way.ts';
import type { Store } from '../../ports/store.ts';
import type { WaySender } from '../../ports/way-sender.ts';

/** Looks whether somebody's ways of one kind are open. Whoever has none of it is not reached by it, and lacks nothing. */
export function lookAtWays(
  kind: ContactWayKind,
  { store, senders }: { readonly store: Store; readonly senders: readonly WaySender[] },
): PagingWay {
  const sender = senders.find((one) => one.kind === kind);
  return {
    look: async (_, { userId }) => {
      const ways = (await store.transaction(async (tx) => await tx.contactWays.of(userId))).filter(
        (way) => way.kind === kind,
      );
      let isClosed = false;
      for (const way of ways) {
        if (sender === undefined || (await sender.trouble(way)) !== undefined) isClosed = true;
      }
      const isOpen = ways.length > 0 && !isClosed;
      const troubles = isClosed ? ([`${kind}-closed`] as const) : [];
      return { kind: 'looked', finding: { way: kind, isOpen, troubles } };
    },
  };
}
