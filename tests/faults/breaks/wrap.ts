import type { AppSettings } from '../../../src/compose.ts';
import type { Store, Tx } from '../../../src/ports/store.ts';

export type Wrap = NonNullable<AppSettings['wrap']>;

/** The store with parts of every transaction exchanged. */
export function onTx(store: Store, change: (tx: Tx) => Partial<Tx>): Store {
  return {
    close: async () => {
      await store.close();
    },
    transaction: async (work) =>
      await store.transaction(async (tx) => await work({ ...tx, ...change(tx) })),
  };
}
