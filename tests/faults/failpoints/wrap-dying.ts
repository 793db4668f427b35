import type { Wrap } from '../breaks/wrap.ts';
import type { Death } from './death.ts';
import { dyingCarrier } from './in-carrier.ts';
import { dyingDatabase } from './in-database.ts';
import { dyingStore } from './in-store.ts';

/** Puts every failpoint in its place. They exist here alone: the bot that people run has none, and nothing to set one by. */
export function wrapDying(death: Death): Wrap {
  const database = dyingDatabase(death);
  return {
    openDatabase: database.open,
    store: (store) => {
      database.migrated();
      return dyingStore(store, death);
    },
    carrier: (carrier) => dyingCarrier(carrier, death),
  };
}
