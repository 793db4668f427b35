import { AsyncLocalStorage } from 'node:async_hooks';
import type { Incident } from '../../../src/domain/incident/incident.ts';
import { onTx, type Wrap } from './wrap.ts';

/** Nothing queued is withdrawn, and whatever goes out believes that the incident still waits. */
export function neverWithdrawn(): Wrap {
  const sending = new AsyncLocalStorage<true>();
  const waiting = (incident: Incident | undefined): Incident | undefined =>
    incident && { ...incident, state: 'waiting', onIt: undefined };
  return {
    store: (store) =>
      onTx(store, (tx) => {
        let claimed = false;
        return {
          outbox: {
            ...tx.outbox,
            withdraw: async () => {
              await Promise.resolve();
            },
            claim: async (...given) => {
              const rows = await tx.outbox.claim(...given);
              claimed = true;
              return rows;
            },
          },
          incidents: {
            ...tx.incidents,
            get: async (number) => {
              const incident = await tx.incidents.get(number);
              return claimed || sending.getStore() ? waiting(incident) : incident;
            },
          },
        };
      }),
    carrier: (carrier) => ({
      carry: async (row) =>
        row.effect.kind.startsWith('page')
          ? await sending.run(true, async () => await carrier.carry(row))
          : await carrier.carry(row),
      lookUp: async (row) => await carrier.lookUp(row),
    }),
  };
}
