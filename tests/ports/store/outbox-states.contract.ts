import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Instant } from '../../../src/domain/time/instant.ts';
import type { ClaimedRow, Outcome, Sighting } from '../../../src/ports/outbox.ts';
import { incident } from '../../support/fixtures.ts';
import type { InTx } from '../store.contract.ts';
import { pageRow } from './outbox-rows.ts';

const EPOCH = 7;
const UNKNOWN: Outcome = { kind: 'unknown', why: 'timeout' };
const PLACE = { channel: 'D1', ts: '1.1' };

export function outboxStatesContract(inTx: InTx): void {
  const claim = async (now: Instant, epoch = EPOCH): Promise<ClaimedRow> => {
    const [row] = await inTx(async (tx) => await tx.outbox.claim(now, 10, epoch));
    if (row === undefined) throw new Error('nothing to claim');
    return row;
  };
  const look = async (now: Instant): Promise<ClaimedRow> => {
    const [row] = await inTx(async (tx) => await tx.outbox.claimUnknown(now, 10, EPOCH));
    if (row === undefined) throw new Error('nothing to look up');
    return row;
  };
  const claimable = async (now: Instant): Promise<number> =>
    await inTx(async (tx) => (await tx.outbox.claim(now, 10, EPOCH)).length);
  const outcome = async (
    row: ClaimedRow,
    what: Outcome,
    now: Instant,
    epoch = EPOCH,
  ): Promise<boolean> =>
    await inTx(async (tx) => await tx.outbox.finish({ row, outcome: what }, now, epoch));
  const sighting = async (row: ClaimedRow, what: Sighting, now: Instant): Promise<boolean> =>
    await inTx(async (tx) => await tx.outbox.finish({ row, sighting: what }, now, EPOCH));
  const counts = async (now: Instant) => await inTx(async (tx) => await tx.outbox.counts(now));
  const next = async () => await inTx(async (tx) => await tx.outbox.nextAttemptAt());

  describe('an effect', () => {
    beforeEach(async () => {
      await inTx(async (tx) => {
        await tx.incidents.insert(incident());
        await tx.outbox.enqueue([pageRow('a')], 1_000);
      });
    });

    describe('a row of the outbox', () => {
      it('that was sent is settled', async () => {
        expect(await outcome(await claim(1_000), { kind: 'sent', place: PLACE }, 1_100)).toBe(true);
        expect(await next()).toBeUndefined();
        expect(await counts(1_100)).toEqual({
          pending: 0,
          sending: 0,
          unknown: 0,
          failed: 0,
          oldestWaitMs: 0,
        });
      });

      it('that was refused is settled as failed, and never tried again', async () => {
        await outcome(await claim(1_000), { kind: 'refused', why: 'account_inactive' }, 1_100);
        expect(await claimable(10_000_000)).toBe(0);
        expect((await counts(1_100)).failed).toBe(1);
      });

      it('that turned out pointless is settled without having failed', async () => {
        await outcome(await claim(1_000), { kind: 'withdrawn' }, 1_100);
        expect(await claimable(10_000_000)).toBe(0);
        expect((await counts(1_100)).failed).toBe(0);
      });

      it('is finished once', async () => {
        const row = await claim(1_000);
        expect(await outcome(row, { kind: 'sent', place: PLACE }, 1_100)).toBe(true);
        expect(await outcome(row, { kind: 'refused', why: 'late' }, 1_200)).toBe(false);
        expect((await counts(1_200)).failed).toBe(0);
      });

      it('is not finished by another life of the bot than the one that claimed it', async () => {
        const row = await claim(1_000);
        expect(await outcome(row, { kind: 'sent', place: PLACE }, 1_100, EPOCH + 1)).toBe(false);
        expect((await counts(1_100)).sending).toBe(1);
        expect(await outcome(row, { kind: 'sent', place: PLACE }, 1_200)).toBe(true);
      });

      it('that has to wait waits as long as it was told', async () => {
        const wait: Outcome = { kind: 'wait', retryAfterMs: 30_000, why: 'rate limited' };
        await outcome(await claim(1_000), wait, 1_000);
        expect(await claimable(30_999)).toBe(0);
        expect((await claim(31_000)).attempts).toBe(2);
      });

      it('backs off by doubling, up to a minute', async () => {
        const gaps: number[] = [];
        let now = 1_000;
        for (let n = 0; n < 9; n++) {
          const row = await claim(now);
          await outcome(row, { kind: 'wait', retryAfterMs: 0, why: 'ECONNREFUSED' }, now);
          const later = (await next()) ?? 0;
          gaps.push(later - now);
          now = later;
        }
        expect(gaps).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
      });

      it('was decided when it was queued, however often it is tried', async () => {
        await outcome(await claim(1_000), { kind: 'wait', retryAfterMs: 0, why: 'x' }, 1_000);
        expect((await claim(9_000)).decidedAt).toBe(1_000);
      });
    });

    describe('a row of the outbox whose outcome is unknown', () => {
      it('is looked up after five seconds, and not sent again before', async () => {
        await outcome(await claim(1_000), UNKNOWN, 2_000);
        expect(await claimable(10_000_000)).toBe(0);
        expect(await next()).toBe(7_000);
        expect(await inTx(async (tx) => await tx.outbox.claimUnknown(6_999, 10, EPOCH))).toEqual(
          [],
        );
        const row = await look(7_000);
        expect([row.attempts, row.lastAttemptAt]).toEqual([1, 1_000]);
      });

      it('is looked up by one alone', async () => {
        await outcome(await claim(1_000), UNKNOWN, 2_000);
        await look(7_000);
        expect(await inTx(async (tx) => await tx.outbox.claimUnknown(9_000, 10, EPOCH))).toEqual(
          [],
        );
      });

      it('is settled when it is found', async () => {
        await outcome(await claim(1_000), UNKNOWN, 2_000);
        expect(await sighting(await look(7_000), { kind: 'found', place: PLACE }, 7_100)).toBe(
          true,
        );
        expect(await next()).toBeUndefined();
        expect(await claimable(10_000_000)).toBe(0);
      });

      it('goes again at once when it is absent, and is no repeat', async () => {
        await outcome(await claim(1_000), UNKNOWN, 2_000);
        await sighting(await look(7_000), { kind: 'absent' }, 7_100);
        const again = await claim(7_100);
        expect([again.attempts, again.mayRepeat, again.lastAttemptAt]).toEqual([
          2,
          undefined,
          7_100,
        ]);
      });

      it('goes again at once when nobody can look, and says what it may repeat', async () => {
        await outcome(await claim(1_000), UNKNOWN, 2_000);
        await sighting(await look(7_000), { kind: 'cannot-look', why: 'timeout' }, 7_100);
        expect((await claim(7_100)).mayRepeat).toBe(1_000);
      });

      it('goes on saying which attempt it may repeat: the first', async () => {
        await outcome(await claim(1_000), UNKNOWN, 2_000);
        await sighting(await look(7_000), { kind: 'cannot-look', why: 'timeout' }, 7_100);
        await outcome(await claim(7_100), UNKNOWN, 8_000);
        await sighting(await look(13_000), { kind: 'cannot-look', why: 'timeout' }, 13_100);
        expect((await claim(13_100)).mayRepeat).toBe(1_000);
      });

      it('is not withdrawn: what became of it has to be known first', async () => {
        await outcome(await claim(1_000), UNKNOWN, 2_000);
        await inTx(async (tx) => {
          await tx.outbox.withdraw(41, ['page'], 3_000);
        });
        expect((await counts(3_000)).unknown).toBe(1);
      });
    });

    describe('what a former life of the bot left in flight', () => {
      it('has an unknown outcome, and is looked up after five seconds', async () => {
        await claim(1_000, 6);
        expect(await inTx(async (tx) => await tx.outbox.orphan(2_000, EPOCH))).toBe(1);
        expect(await claimable(10_000_000)).toBe(0);
        expect(await next()).toBe(7_000);
        expect((await look(7_000)).lastAttemptAt).toBe(1_000);
      });

      it('is not what this life has in flight itself', async () => {
        await claim(1_000);
        expect(await inTx(async (tx) => await tx.outbox.orphan(2_000, EPOCH))).toBe(0);
        expect((await counts(2_000)).sending).toBe(1);
      });

      it('is not what still waits to be sent', async () => {
        expect(await inTx(async (tx) => await tx.outbox.orphan(2_000, EPOCH))).toBe(0);
        expect(await claimable(2_000)).toBe(1);
      });
    });

    describe('the outbox as a whole', () => {
      it('says what is queued, and how long the oldest has waited', async () => {
        await inTx(async (tx) => {
          await tx.outbox.enqueue([pageRow('b'), pageRow('c')], 3_000);
        });
        await outcome(await claim(1_000), UNKNOWN, 1_000);
        expect(await counts(4_500)).toEqual({
          pending: 2,
          sending: 0,
          unknown: 1,
          failed: 0,
          oldestWaitMs: 1_500,
        });
      });

      it('forgets what was settled long ago, a limited number at a time', async () => {
        await inTx(async (tx) => {
          await tx.outbox.enqueue([pageRow('b'), pageRow('c'), pageRow('d')], 1_000);
        });
        for (const row of await inTx(async (tx) => await tx.outbox.claim(1_000, 3, EPOCH))) {
          await outcome(row, { kind: 'sent', place: PLACE }, 1_500);
        }
        const purge = async (before: Instant, limit: number) =>
          await inTx(async (tx) => await tx.outbox.purgeSettled(before, limit));
        expect(await purge(1_500, 10)).toBe(0);
        expect(await purge(1_501, 2)).toBe(2);
        expect(await purge(1_501, 10)).toBe(1);
        expect((await counts(2_000)).pending).toBe(1);
      });
    });
  });
}
