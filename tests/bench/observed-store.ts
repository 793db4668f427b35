import type { Instant } from '../../src/domain/time/instant.ts';
import type { NewOutboxRow } from '../../src/ports/outbox.ts';
import type { Store } from '../../src/ports/store.ts';

/** A store that tells which outbox rows a transaction enqueued, once it is committed, and how long it took. */
export function observedStore(
  store: Store,
  seen: {
    readonly committed: (rows: readonly NewOutboxRow[], at: Instant) => void;
    readonly tookMs: (duration: number) => void;
  },
): Store {
  return {
    close: async () => {
      await store.close();
    },
    transaction: async (work) => {
      let enqueued: NewOutboxRow[] = [];
      let begun = 0;
      const result = await store.transaction(async (tx) => {
        begun = performance.now();
        enqueued = [];
        return await work({
          ...tx,
          outbox: {
            ...tx.outbox,
            enqueue: async (rows, now) => {
              enqueued.push(...rows);
              await tx.outbox.enqueue(rows, now);
            },
          },
        });
      });
      const at = Date.now();
      seen.tookMs(performance.now() - begun);
      if (enqueued.length > 0) seen.committed(enqueued, at);
      return result;
    },
  };
}
