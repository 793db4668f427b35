import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type StoreUnderTest, storeContract } from '../../ports/store.contract.ts';
import { type SqliteStore, sqliteStore } from '../../support/sqlite.ts';

async function openOne(): Promise<StoreUnderTest & Pick<SqliteStore, 'raw'>> {
  const { store, raw } = await sqliteStore();
  return {
    raw,
    store,
    tamper: async (id, data) => {
      await Promise.resolve();
      if (data === undefined) raw.prepare('delete from events where id = ?').run(id);
      else raw.prepare('update events set data = ? where id = ?').run(data, id);
    },
  };
}

/** Reads what may grow without bound from end to end, and has to. */
const WHOLE_TABLE_ON_PURPOSE = [
  // `hotline audit` checks every event's hash.
  /^select .* from "events" where "id" > \?/u,
  // Metrics count the timers that are armed.
  /^select count\(\*\) as "count" from "timers"$/u,
];

/** Walking an index in its order is no search where it ends at a limit, or where the index holds little. */
const WALKS =
  /USING (?:COVERING )?INDEX \w+: select .* limit \?$|USING COVERING INDEX outbox_failed/u;

const GROWING =
  /^SCAN (?:incidents|events|timers|outbox|deliveries|message_places|job_runs|issue_links|remarks|expert_asks|customer_mails|product_issues|postmortems)\b/u;

const plannedSteps = z.array(z.object({ detail: z.string() }));

describe('SQLite', () => {
  const asked = new Set<string>();
  storeContract(async () => {
    const { raw, ...under } = await openOne();
    const prepare = raw.prepare.bind(raw);
    Object.assign(raw, {
      prepare: (text: string) => {
        asked.add(text);
        return prepare(text);
      },
    });
    return under;
  });

  it('finds what it looks for in a table that grows by an index', async () => {
    const { raw, store } = await sqliteStore();
    const scans = [...asked]
      .filter((text) => /^(?:select|update|delete)\b/iu.test(text))
      .filter((text) => !WHOLE_TABLE_ON_PURPOSE.some((known) => known.test(text)))
      .flatMap((text) => {
        const values = Array.from({ length: text.split('?').length - 1 }, () => 1);
        return plannedSteps
          .parse(raw.prepare(`explain query plan ${text}`).all(...values))
          .map(({ detail }) => `${detail}: ${text}`)
          .filter((step) => GROWING.test(step) && !WALKS.test(step));
      });
    await store.close();
    expect(asked.size).toBeGreaterThan(60);
    expect(scans).toEqual([]);
  });
});

describe('SQLite that has rolled back by itself', () => {
  it('says why, and takes the next transaction', async () => {
    const { store, raw } = await sqliteStore();
    try {
      // What a full disk does to a transaction, without a disk to fill.
      raw.exec(
        `create temp trigger full after insert on events when new.at = 1
         begin select raise(rollback, 'no room'); end`,
      );
      const started = async (now: number) => {
        await store.transaction(async (tx) => {
          await tx.log.append({}, [{ type: 'started', epoch: 1 }], now);
        });
      };
      // Where several test files share a process, the driver's errors are of the first one's realm.
      expect(await started(1).catch(String)).toBe('SqliteError: no room');
      await started(2);
      expect(raw.prepare('select at from events').pluck().all()).toEqual([2]);
    } finally {
      await store.close();
    }
  });
});
