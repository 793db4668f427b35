import { AsyncLocalStorage } from 'node:async_hooks';
import type { Incident } from '../../../src/domain/incident/incident.ts';
import { onTx, type Wrap } from './wrap.ts';

/** Pages read something else about their incident than what was written. */
export function pagesRead(change: (incident: Incident) => Incident): Wrap {
  const sending = new AsyncLocalStorage<true>();
  return {
    store: (store) =>
      onTx(store, ({ incidents }) => ({
        incidents: {
          ...incidents,
          get: async (number) => {
            const incident = await incidents.get(number);
            return sending.getStore() && incident ? change(incident) : incident;
          },
        },
      })),
    carrier: (carrier) => ({
      carry: async (row) =>
        row.effect.kind === 'page'
          ? await sending.run(true, async () => await carrier.carry(row))
          : await carrier.carry(row),
      lookUp: async (row) => await carrier.lookUp(row),
    }),
  };
}
