import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Instant } from '../../../src/domain/time/instant.ts';
import { type ClaimedRow, type NewOutboxRow, PRIORITY } from '../../../src/ports/outbox.ts';
import { incident } from '../../support/fixtures.ts';
import type { InTx } from '../store.contract.ts';
import { cardRow, pageRow } from './outbox-rows.ts';

const EPOCH = 7;

export function outboxLanesContract(inTx: InTx): void {
  const enqueue = async (...rows: readonly NewOutboxRow[]): Promise<void> => {
    await inTx(async (tx) => {
      await tx.outbox.enqueue(rows, 1_000);
    });
  };
  const claim = async (now: Instant = 1_000, limit = 10): Promise<readonly ClaimedRow[]> =>
    await inTx(async (tx) => await tx.outbox.claim(now, limit, EPOCH));
  const keys = (rows: readonly ClaimedRow[]): string[] => rows.map((r) => r.key);
  const sent = async (row: ClaimedRow | undefined): Promise<void> => {
    if (row === undefined) throw new Error('nothing was claimed');
    await inTx(async (tx) => {
      await tx.outbox.finish({ row, outcome: { kind: 'sent', place: undefined } }, 1_000, EPOCH);
    });
  };

  describe('the outbox', () => {
    beforeEach(async () => {
      await inTx(async (tx) => {
        await tx.incidents.insert(incident());
        await tx.incidents.insert(incident({ number: 42 }));
      });
    });

    it('hands out a row as it was put in', async () => {
      const row = pageRow('a', {
        effect: {
          kind: 'page-channel',
          page: { step: 1, times: 2, late: { dueAt: 5, reason: 'down' } },
          unreachable: { userId: 'U1', name: 'Zoë 🌋', why: 'account_inactive' },
        },
      });
      await enqueue(row);
      const [claimed] = await claim(2_000);
      expect(claimed).toEqual({
        ...row,
        id: expect.any(Number),
        attempts: 1,
        decidedAt: 1_000,
        mayRepeat: undefined,
        lastAttemptAt: 2_000,
      });
    });

    it('takes a key once: the second row is left out', async () => {
      await enqueue(pageRow('a', { dueAt: 1 }));
      await enqueue(pageRow('a', { dueAt: 2, lane: 'another' }), pageRow('b'));
      expect((await claim()).map((r) => [r.key, r.dueAt])).toEqual([
        ['a', 1],
        ['b', 900],
      ]);
    });

    it('takes a key once for ever: not even after it was sent', async () => {
      await enqueue(pageRow('a'));
      await sent((await claim())[0]);
      await enqueue(pageRow('a'));
      expect(await claim()).toEqual([]);
    });

    it('hands out pages first, then notices, cards and lines, each in the order they came', async () => {
      await enqueue(
        pageRow('line', { priority: PRIORITY.line }),
        cardRow('card'),
        pageRow('page 1'),
        pageRow('notice', { priority: PRIORITY.notice }),
        pageRow('page 2'),
      );
      expect(keys(await claim())).toEqual(['page 1', 'page 2', 'notice', 'card', 'line']);
    });

    it('hands out no more at once than asked for', async () => {
      await enqueue(pageRow('a'), pageRow('b'), pageRow('c'));
      expect(keys(await claim(1_000, 2))).toEqual(['a', 'b']);
      expect(await claim(1_000, 0)).toEqual([]);
      expect(keys(await claim())).toEqual(['c']);
    });

    it('hands out a row only once', async () => {
      await enqueue(pageRow('a'));
      expect(keys(await claim())).toEqual(['a']);
      expect(await claim()).toEqual([]);
    });

    it('never hands out two rows of one lane', async () => {
      await enqueue(pageRow('a', { lane: 'x' }), pageRow('b', { lane: 'x' }), pageRow('c'));
      expect(keys(await claim())).toEqual(['a', 'c']);
      expect(await claim()).toEqual([]);
    });

    it('goes on with a lane when its first row is settled', async () => {
      await enqueue(pageRow('a', { lane: 'x' }), pageRow('b', { lane: 'x' }));
      await sent((await claim())[0]);
      expect(keys(await claim())).toEqual(['b']);
    });

    it('keeps a lane in order even where a later row is more urgent', async () => {
      await enqueue(cardRow('card', { lane: 'x' }), pageRow('mention', { lane: 'x' }));
      expect(keys(await claim())).toEqual(['card']);
    });

    it.each(['wait', 'unknown'] as const)(
      'holds a lane back while its first row’s outcome is “%s”',
      async (kind) => {
        await enqueue(pageRow('a', { lane: 'x' }), pageRow('b', { lane: 'x' }));
        const [row] = await claim();
        await inTx(async (tx) => {
          if (row === undefined) throw new Error('nothing was claimed');
          const outcome = { kind, why: 'timeout', retryAfterMs: 30_000 } as const;
          await tx.outbox.finish({ row, outcome }, 1_000, EPOCH);
        });
        expect(await claim(2_000)).toEqual([]);
      },
    );

    it('says whether a row of a kind is still queued', async () => {
      await enqueue(cardRow('a'));
      const queued = async () =>
        await inTx(async (tx) => [
          await tx.outbox.isQueued(41, 'card'),
          await tx.outbox.isQueued(41, 'page'),
          await tx.outbox.isQueued(42, 'card'),
        ]);
      expect(await queued()).toEqual([true, false, false]);
      await claim();
      expect(await queued()).toEqual([false, false, false]);
    });

    it('says whether a row waits in a lane, until it is taken', async () => {
      await enqueue(cardRow('a', { lane: 'home/U01ALPHA' }));
      const queued = async () =>
        await inTx(async (tx) => [
          await tx.outbox.isLaneQueued('home/U01ALPHA'),
          await tx.outbox.isLaneQueued('home/U02BRAVO'),
        ]);
      expect(await queued()).toEqual([true, false]);
      await claim();
      expect(await queued()).toEqual([false, false]);
    });

    it('withdraws what is queued, by incident and kind', async () => {
      await enqueue(pageRow('page'), cardRow('card'), pageRow('other incident', { incident: 42 }));
      await inTx(async (tx) => {
        await tx.outbox.withdraw(41, ['page', 'reminder'], 1_000);
      });
      expect(keys(await claim())).toEqual(['other incident', 'card']);
    });

    it('withdraws nothing when no kind is named', async () => {
      await enqueue(pageRow('page'));
      await inTx(async (tx) => {
        await tx.outbox.withdraw(41, [], 1_000);
      });
      expect(keys(await claim())).toEqual(['page']);
    });

    it('frees the lane of what was withdrawn', async () => {
      await enqueue(pageRow('page', { lane: 'x' }), cardRow('card', { lane: 'x' }));
      await inTx(async (tx) => {
        await tx.outbox.withdraw(41, ['page'], 1_000);
      });
      expect(keys(await claim())).toEqual(['card']);
    });

    it('does not withdraw what is under way', async () => {
      await enqueue(pageRow('page'));
      const [row] = await claim();
      await inTx(async (tx) => {
        await tx.outbox.withdraw(41, ['page'], 1_000);
        const counts = await tx.outbox.counts(1_000);
        expect(counts.sending).toBe(1);
      });
      await sent(row);
    });
  });

  describe('what the outbox wants to be woken for', () => {
    const next = async () => await inTx(async (tx) => await tx.outbox.nextAttemptAt());
    beforeEach(async () => {
      await inTx(async (tx) => {
        await tx.incidents.insert(incident());
      });
    });

    it('is nothing when it is empty', async () => {
      expect(await next()).toBeUndefined();
    });

    it('is a queued row, from the moment it was queued', async () => {
      await enqueue(pageRow('a'));
      expect(await next()).toBe(1_000);
    });

    it('is not what is under way', async () => {
      await enqueue(pageRow('a'));
      await claim();
      expect(await next()).toBeUndefined();
    });

    it('is not what stands behind another row of its lane', async () => {
      await enqueue(pageRow('a', { lane: 'x' }), pageRow('b', { lane: 'x' }));
      const [row] = await claim();
      expect(await next()).toBeUndefined();
      await sent(row);
      expect(await next()).toBe(1_000);
    });

    it('is the end of a wait, not the row behind it', async () => {
      await enqueue(pageRow('a', { lane: 'x' }), pageRow('b', { lane: 'x' }));
      const [row] = await claim();
      await inTx(async (tx) => {
        if (row === undefined) throw new Error('nothing was claimed');
        const outcome = { kind: 'wait', retryAfterMs: 30_000, why: 'rate limited' } as const;
        await tx.outbox.finish({ row, outcome }, 1_000, EPOCH);
      });
      expect(await next()).toBe(31_000);
    });
  });
}
