import Database from 'better-sqlite3';
import { openSqlite } from '../../../src/adapters/database/sqlite.ts';
import { EVERYTHING, fill, makeRoom } from '../../support/full-disk.ts';
import type { Wrap } from '../breaks/wrap.ts';
import { pause } from '../wait.ts';
import type { Trouble } from './play-at-hand.ts';

/** Wall time that a trouble lasts: the loops try again each second, so some meet it twice. */
const LASTS_MS = [150, 1_800] as const;

/** Wall time in which the bot recovers, before the next. */
const BETWEEN_MS = [300, 1_500] as const;

/** How long a statement waits for another program's lock. The bot waits five seconds, and here that would stop us all. */
const LOCK_WAIT_MS = 20;

/** One writes all, the others one thing: so the fullness is met at different places of what belongs together. */
const FILLINGS = [EVERYTHING, ...EVERYTHING.map((write) => [write])];

export interface DiskCounts {
  filled: number;
  locked: number;
}

/** A bot whose disk can be filled and locked, and which is watched as it sends. */
export interface DiskBench {
  readonly wrap: (databaseFile: string) => Wrap;
  readonly trouble: (given: Trouble) => Promise<readonly string[]>;
}

/**
 * @param count troubles of each of the two kinds.
 * @param goesOn whether there is time for another.
 */
export function createDiskBench(
  count: number,
  counts: DiskCounts,
  goesOn: () => boolean,
): DiskBench {
  let raw: Database.Database | undefined;
  let file = '';
  const unclaimed: string[] = [];
  const bot = (): Database.Database => {
    if (raw === undefined) throw new Error('the bot has not opened its database');
    return raw;
  };
  return {
    wrap: (databaseFile) => {
      file = databaseFile;
      return {
        openDatabase: (opened) => {
          const database = openSqlite(opened);
          ({ raw } = database);
          return database;
        },
        carrier: (carrier) => {
          const reader = new Database(databaseFile, { readonly: true });
          // By a connection of its own, which sees only what is committed.
          const state = reader.prepare('select state from outbox where id = ?').pluck();
          return {
            carry: async (row) => {
              const claimed: unknown = state.get(row.id);
              if (claimed !== 'sending')
                unclaimed.push(`${row.key} was sent while its row said ${String(claimed)}`);
              return await carrier.carry(row);
            },
            lookUp: async (row) => await carrier.lookUp(row),
          };
        },
      };
    },
    trouble: async ({ random }) => {
      const kinds = Array.from({ length: 2 * count }, (_, n) => n % 2 === 0);
      for (const isFull of kinds) {
        if (!goesOn()) break;
        await pause(random.between(...BETWEEN_MS));
        if (isFull) {
          await betweenTransactions(bot());
          fill(bot(), random.pick(FILLINGS));
          await pause(random.between(...LASTS_MS));
          await betweenTransactions(bot());
          makeRoom(bot());
          counts.filled += 1;
        } else {
          bot().pragma(`busy_timeout = ${String(LOCK_WAIT_MS)}`);
          const other = await lock(file);
          await pause(random.between(...LASTS_MS));
          other.exec('rollback');
          other.close();
          counts.locked += 1;
        }
      }
      return unclaimed;
    },
  };
}

/** What is done to the connection in the middle of a transaction would be rolled back with it. */
async function betweenTransactions(raw: Database.Database): Promise<void> {
  while (raw.inTransaction) await new Promise((resolve) => setImmediate(resolve));
}

/** Another program that writes and does not end. */
async function lock(file: string): Promise<Database.Database> {
  const other = new Database(file, { timeout: 0 });
  for (;;) {
    try {
      other.exec('begin immediate');
      return other;
    } catch {
      // The bot is in the middle of a transaction: its turns are short.
      await pause(1);
    }
  }
}
