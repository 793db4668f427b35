import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { createKyselyStore } from '../../../src/adapters/database/kysely-store.ts';
import { MIGRATIONS, migrate } from '../../../src/adapters/database/migrate.ts';
import { postgresTraits } from '../../../src/adapters/database/postgres.ts';
import { termsOf } from '../../../src/domain/search/words.ts';
import type { Store } from '../../../src/ports/store.ts';
import { pageRow } from '../../ports/store/outbox-rows.ts';
import { storeContract } from '../../ports/store.contract.ts';
import { incident } from '../../support/fixtures.ts';
import { describePostgres } from '../../support/postgres.ts';

describePostgres(describe, 'PostgreSQL', (server) => {
  beforeAll(async () => {
    await server.start();
  });
  afterAll(async () => {
    await server.stop();
  });

  storeContract(async () => {
    const db = await server.database();
    return {
      store: createKyselyStore(postgresTraits(db)),
      tamper: async (id, data) => {
        if (data === undefined) await db.deleteFrom('events').where('id', '=', id).execute();
        else await db.updateTable('events').set({ data }).where('id', '=', id).execute();
      },
    };
  });

  it('puts the incidents that were there into the full-text index', async () => {
    const db = await server.database('empty');
    const before = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < '0014'));
    await migrate(db, before);
    await sql`
      insert into incidents (number, team, title, description, contact, severity, environment,
        reported_by, reported_by_name, reported_at, came_in_at, week, goal_minutes, due_at, state)
      values (3, 'visit', ${"Contour Plot's crash"}, 'on a dump', 'call', 'normal', 'open', 'U1', 'uma', 1, 1,
        '2027-01-04', 60, 2, 'resolved')
    `.execute(db);
    await migrate(db);
    const store = createKyselyStore(postgresTraits(db));
    const found = await store.transaction(
      async (tx) =>
        await tx.search.find(
          { team: 'visit', terms: termsOf('plots dum', 5), match: 'all', within: 'work' },
          5,
        ),
    );
    expect(found.map(({ incident: number }) => number)).toEqual([3]);
    await store.close();
  });

  describe('with transactions side by side', () => {
    const withStore = async (work: (store: Store) => Promise<void>): Promise<void> => {
      const store = createKyselyStore(postgresTraits(await server.database()));
      try {
        await work(store);
      } finally {
        await store.close();
      }
    };

    it('runs the one that lost a conflict again, and both effects are there', async () => {
      await withStore(async (store) => {
        await store.transaction(async (tx) => {
          await tx.incidents.insert(incident({ description: '' }));
        });
        const bothHaveRead = meetingOf(2);
        let runs = 0;
        const append = async (word: string): Promise<void> => {
          await store.transaction(async (tx) => {
            runs += 1;
            const before = await tx.incidents.get(41);
            if (before === undefined) throw new Error('INC-41 is gone');
            await bothHaveRead();
            await tx.incidents.save({ ...before, description: `${before.description}${word} ` });
          });
        };

        await Promise.all([append('one'), append('two')]);

        const after = await store.transaction(async (tx) => await tx.incidents.get(41));
        expect(after?.description.trim().split(' ').toSorted()).toEqual(['one', 'two']);
        expect(runs).toBeGreaterThanOrEqual(3);
      });
    });

    it('keeps the event log whole when many write to it at once', async () => {
      await withStore(async (store) => {
        const writers = Array.from({ length: 6 }, async (_, n) => {
          await store.transaction(async (tx) => {
            await tx.log.append({}, [{ type: 'started', epoch: n }], 1_000);
          });
        });
        await Promise.all(writers);
        const found = await store.transaction(async (tx) => [
          await tx.log.append({}, [], 1_000),
          await tx.log.firstBroken(),
        ]);
        expect(found).toEqual([6, undefined]);
      });
    });

    it('never gives two claimers the same row', async () => {
      await withStore(async (store) => {
        const keys = Array.from({ length: 30 }, (_, n) => `row ${String(n)}`);
        await store.transaction(async (tx) => {
          await tx.incidents.insert(incident());
          await tx.outbox.enqueue(
            keys.map((key) => pageRow(key)),
            1_000,
          );
        });
        const taken: string[] = [];
        const claimer = async (epoch: number): Promise<void> => {
          for (;;) {
            const rows = await store.transaction(
              async (tx) => await tx.outbox.claim(1_000, 4, epoch),
            );
            if (rows.length === 0) return;
            taken.push(...rows.map((row) => row.key));
          }
        };
        await Promise.all([claimer(1), claimer(2), claimer(3)]);
        expect(taken.toSorted()).toEqual(keys.toSorted());
      });
    });

    it('gives up on what is no conflict at once', async () => {
      await withStore(async (store) => {
        let runs = 0;
        const work = store.transaction(async () => {
          runs += 1;
          await Promise.reject(new Error('a bug'));
        });
        await expect(work).rejects.toThrow('a bug');
        expect(runs).toBe(1);
      });
    });
  });
});

/** Lets the first `count` callers wait for each other, and later ones pass. */
function meetingOf(count: number): () => Promise<void> {
  const { promise, resolve } = withResolvers();
  let here = 0;
  return async () => {
    here += 1;
    if (here === count) resolve();
    await promise;
  };
}

function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
