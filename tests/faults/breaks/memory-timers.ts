import { type Timer, timerKey } from '../../../src/domain/timer.ts';
import type { Store, Timers } from '../../../src/ports/store.ts';
import { onTx } from './wrap.ts';

/** Timers as a program without a database has them: gone with the process. */
export function timersInMemory(): (store: Store) => Store {
  const armed = new Map<string, { readonly timer: Timer; readonly at: number }>();
  const byTime = () => [...armed.values()].toSorted((one, other) => one.at - other.at);
  const now = async (act: () => unknown): Promise<void> => {
    await Promise.resolve(act());
  };
  const timers: Timers = {
    arm: async (_, timer) => {
      await now(() => armed.set(timerKey(timer), { timer, at: timer.dueAt }));
    },
    ofIncident: async (incident, kind) =>
      await Promise.resolve(
        byTime().flatMap(({ timer }) =>
          timer.incident === incident && timer.what.kind === kind ? [timer] : [],
        ),
      ),
    disarm: async (incident, kinds) => {
      await now(() => {
        for (const [key, { timer }] of armed) {
          if (timer.incident !== incident || timer.incident === undefined) continue;
          if (kinds.includes(timer.what.kind)) armed.delete(key);
        }
      });
    },
    due: async (at, limit) =>
      await Promise.resolve(
        byTime()
          .filter((one) => one.at <= at)
          .slice(0, limit)
          .map(({ timer }) => timer),
      ),
    remove: async (timer) => {
      await now(() => armed.delete(timerKey(timer)));
    },
    postpone: async (timer, to) => {
      await now(() => armed.set(timerKey(timer), { timer, at: to }));
    },
    nextDueAt: async () => await Promise.resolve(byTime()[0]?.at),
    count: async () => await Promise.resolve(armed.size),
  };
  return (store) => onTx(store, () => ({ timers }));
}
