import { placeKey } from '../../../src/features/incident/record-incident-outcome.ts';
import type { NewOutboxRow } from '../../../src/ports/outbox.ts';
import type { Store } from '../../../src/ports/store.ts';
import { onTx } from './wrap.ts';

/** Something else is queued than what was decided. */
export function queued(
  change: (rows: readonly NewOutboxRow[]) => readonly NewOutboxRow[],
): (store: Store) => Store {
  return (store) =>
    onTx(store, ({ outbox }) => ({
      outbox: {
        ...outbox,
        enqueue: async (rows, now) => {
          await outbox.enqueue(change(rows), now);
        },
      },
    }));
}

/** Everything is queued twice, under names that are never alike. */
export function neverAlike(rows: readonly NewOutboxRow[]): readonly NewOutboxRow[] {
  return rows.flatMap((row) => [row, { ...row, key: `${row.key}/again` }]);
}

/** Once it stands in the channel, nothing that happens to its incident is written on the card. */
export function cardWrittenOnce(store: Store): Store {
  return onTx(store, ({ outbox, messages }) => ({
    outbox: {
      ...outbox,
      enqueue: async (rows, now) => {
        const kept: NewOutboxRow[] = [];
        for (const row of rows) {
          const isCard = row.incident !== undefined && row.effect.kind === 'card';
          const stands = isCard && (await messages.get(placeKey.card(row.incident))) !== undefined;
          if (!stands) kept.push(row);
        }
        await outbox.enqueue(kept, now);
      },
    },
  }));
}
