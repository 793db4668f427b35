import type { NewOutboxRow } from '../../../src/ports/outbox.ts';
import type { Store } from '../../../src/ports/store.ts';
import { onTx } from './wrap.ts';

/** Real milliseconds by which the writing comes after the deed. */
const LATER_MS = 250;

/** What a person asked for is answered at once and written a little later. */
export function answersBeforeCommit(store: Store): Store {
  return {
    close: async () => {
      await store.close();
    },
    transaction: async (work) => {
      let answered: { readonly answer: Awaited<ReturnType<typeof work>> } | undefined;
      try {
        return await store.transaction(async (tx) => {
          let asked = false;
          const consume: typeof tx.deliveries.consume = async (...given) => {
            asked = true;
            await tx.deliveries.consume(...given);
          };
          const answer = await work({ ...tx, deliveries: { ...tx.deliveries, consume } });
          if (!asked) return answer;
          answered = { answer };
          throw new Error('undone, for now');
        });
      } catch (error) {
        if (answered === undefined) throw error;
        setTimeout(() => void store.transaction(work).catch(() => undefined), LATER_MS);
        return answered.answer;
      }
    },
  };
}

/** State and effects are written one after the other instead of together. */
export function outboxAfterCommit(store: Store): Store {
  return {
    close: async () => {
      await store.close();
    },
    transaction: async (work) => {
      const queued: { readonly rows: readonly NewOutboxRow[]; readonly now: number }[] = [];
      const result = await onTx(store, (tx) => ({
        outbox: {
          ...tx.outbox,
          enqueue: async (rows, now) => {
            await Promise.resolve(queued.push({ rows, now }));
          },
        },
      })).transaction(work);
      const write = async (): Promise<void> => {
        await store.transaction(async (tx) => {
          for (const { rows, now } of queued) await tx.outbox.enqueue(rows, now);
        });
      };
      if (queued.length > 0) setTimeout(() => void write().catch(() => undefined), LATER_MS);
      return result;
    },
  };
}
