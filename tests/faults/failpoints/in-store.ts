import type { Store, Tx } from '../../../src/ports/store.ts';
import { onTx } from '../breaks/wrap.ts';
import type { Death } from './death.ts';
import type { FailpointName } from './names.ts';

/** What a transaction has done so far, told by what it wrote. */
type Deed = 'report' | 'deed' | 'timer' | 'claim' | 'look' | 'result' | 'life';

const BEFORE_COMMIT: Partial<Record<Deed, FailpointName>> = {
  report: 'report-uncommitted',
  deed: 'deed-uncommitted',
  timer: 'timer-uncommitted',
  claim: 'claim-uncommitted',
  result: 'result-uncommitted',
  life: 'life-uncommitted',
};

const AFTER_COMMIT: Partial<Record<Deed, FailpointName>> = {
  report: 'report-committed',
  deed: 'deed-committed',
  timer: 'timer-committed',
  claim: 'claim-committed',
  look: 'look-claimed',
  result: 'result-committed',
  life: 'life-begun',
};

/** Before and after the commits of everything that a bot has to hold together. */
export function dyingStore(store: Store, death: Death): Store {
  let hasJustFired = false;
  return {
    close: async () => {
      death.at('stopping-at-last');
      await store.close();
    },
    transaction: async (work) => {
      const deeds = new Set<Deed>();
      let looksForTimers = false;
      const noted = onTx(store, (tx) => ({
        ...noteDeeds(tx, deeds),
        timers: {
          ...tx.timers,
          due: async (...given) => {
            looksForTimers = true;
            const due = await tx.timers.due(...given);
            if (hasJustFired && due.length > 0) death.at('between-slices');
            hasJustFired = false;
            return due;
          },
          remove: async (timer) => {
            if (timer.incident !== undefined) deeds.add('timer');
            await tx.timers.remove(timer);
          },
        },
      }));
      const result = await noted.transaction(async (tx) => {
        const answer = await work(tx);
        if (deeds.has('result') && death.isStopping()) death.at('stopping-with-calls');
        dieAt(BEFORE_COMMIT, deeds);
        return answer;
      });
      hasJustFired = deeds.has('timer');
      dieAt(AFTER_COMMIT, deeds);
      // It runs since before it has asked Slack for anything: the first look for timers comes long before a socket.
      if (looksForTimers) death.at('sockets-closed');
      return result;
    },
  };

  function dieAt(points: typeof BEFORE_COMMIT, deeds: ReadonlySet<Deed>): void {
    for (const deed of deeds) {
      const name = points[deed];
      if (name !== undefined) death.at(name);
    }
  }
}

function noteDeeds(tx: Tx, deeds: Set<Deed>): Partial<Tx> {
  return {
    incidents: {
      ...tx.incidents,
      insert: async (incident) => {
        deeds.add('report');
        await tx.incidents.insert(incident);
      },
    },
    deliveries: {
      ...tx.deliveries,
      consume: async (...given) => {
        if (!deeds.has('report')) deeds.add('deed');
        await tx.deliveries.consume(...given);
      },
    },
    outbox: {
      ...tx.outbox,
      claim: async (...given) => {
        const rows = await tx.outbox.claim(...given);
        if (rows.length > 0) deeds.add('claim');
        return rows;
      },
      claimUnknown: async (...given) => {
        const rows = await tx.outbox.claimUnknown(...given);
        if (rows.length > 0) deeds.add('look');
        return rows;
      },
      finish: async (...given) => {
        deeds.add('result');
        return await tx.outbox.finish(...given);
      },
    },
    presence: {
      ...tx.presence,
      begin: async (now) => {
        deeds.add('life');
        return await tx.presence.begin(now);
      },
    },
  };
}
