import type { IncidentTimerKind } from '../../../src/domain/incident/timer.ts';
import type { Timer } from '../../../src/domain/timer.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { Store } from '../../../src/ports/store.ts';
import { onTx } from './wrap.ts';

/** Real milliseconds by which the deed comes after the timer has gone. */
const LATER_MS = 250;

/** Timers of one kind are armed by nobody. */
export function neverArmed(kind: IncidentTimerKind['kind']): (store: Store) => Store {
  return (store) =>
    onTx(store, ({ timers }) => ({
      timers: {
        ...timers,
        arm: async (team, timer) => {
          if (timer.what.kind !== kind) await timers.arm(team, timer);
        },
      },
    }));
}

/** Timers fire at another time than they were armed for. */
export function shifted(byMs: (timer: Timer) => number): (store: Store) => Store {
  return (store) =>
    onTx(store, ({ timers }) => ({
      timers: {
        ...timers,
        arm: async (team, timer) => {
          await timers.arm(team, { ...timer, dueAt: timer.dueAt + byMs(timer) });
        },
      },
    }));
}

/** What fell due before this life began is nobody's: so does cron. */
export function startsWithNow(clock: Clock): (store: Store) => Store {
  const began = clock.now();
  return (store) =>
    onTx(store, ({ timers }) => ({
      timers: {
        ...timers,
        due: async (now, limit) => {
          const due = await timers.due(now, limit);
          for (const timer of due) if (timer.dueAt < began) await timers.remove(timer);
          return due.filter(({ dueAt }) => dueAt >= began);
        },
      },
    }));
}

/** A timer is taken off the list first, and what it is for is done in a transaction of its own a little later. */
export function goneBeforeDone(store: Store): Store {
  return {
    close: async () => {
      await store.close();
    },
    transaction: async (work) => {
      let taken: readonly Timer[] = [];
      try {
        return await onTx(store, ({ timers }) => ({
          timers: {
            ...timers,
            due: async (...given) => {
              taken = (await timers.due(...given)).filter((one) => one.incident !== undefined);
              if (taken.length > 0) throw new Error('taken off first');
              return await timers.due(...given);
            },
          },
        })).transaction(work);
      } catch (error) {
        if (taken.length === 0) throw error;
      }
      await store.transaction(async ({ timers }) => {
        for (const timer of taken) await timers.remove(timer);
      });
      await new Promise((resolve) => setTimeout(resolve, LATER_MS));
      return await onTx(store, ({ timers }) => ({
        timers: {
          ...timers,
          due: async () => await Promise.resolve(taken),
          remove: async () => {
            await Promise.resolve();
          },
        },
      })).transaction(work);
    },
  };
}
