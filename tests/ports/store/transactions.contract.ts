import { describe, expect, it } from '@jest/globals';
import { incident } from '../../support/fixtures.ts';
import type { InTx } from '../store.contract.ts';
import { pageRow } from './outbox-rows.ts';

export function transactionsContract(inTx: InTx): void {
  describe('transactions', () => {
    it('leave nothing when they throw', async () => {
      const work = inTx(async (tx) => {
        await tx.incidents.insert(incident());
        await tx.timers.arm('visit', { incident: 41, dueAt: 5, what: { kind: 'goal' } });
        await tx.outbox.enqueue([pageRow('a')], 5);
        await tx.log.append({}, [{ type: 'started', epoch: 1 }], 5);
        await tx.deliveries.consume('trigger:1', { ok: true }, 5);
        throw new Error('the power went');
      });

      await expect(work).rejects.toThrow('the power went');
      const left = await inTx(async (tx) => [
        await tx.incidents.get(41),
        await tx.timers.nextDueAt(),
        await tx.outbox.nextAttemptAt(),
        await tx.log.latestAt(),
        await tx.deliveries.answerOf('trigger:1'),
      ]);
      expect(left).toEqual([undefined, undefined, undefined, undefined, undefined]);
    });

    it('give the number of an incident that was never written to the next one', async () => {
      await expect(
        inTx(async (tx) => {
          await tx.incidents.nextNumber();
          throw new Error('no');
        }),
      ).rejects.toThrow('no');
      expect(await inTx(async (tx) => await tx.incidents.nextNumber())).toBe(1);
    });

    it('read what they wrote themselves', async () => {
      const title = await inTx(async (tx) => {
        await tx.incidents.insert(incident({ title: 'Before' }));
        await tx.incidents.save(incident({ title: 'After' }));
        return (await tx.incidents.get(41))?.title;
      });
      expect(title).toBe('After');
    });

    it('that run side by side do not see each other half done', async () => {
      await inTx(async (tx) => {
        await tx.presence.begin(0);
      });
      const addOne = async () => await inTx(async (tx) => await tx.incidents.nextNumber());
      const numbers = await Promise.all([addOne(), addOne(), addOne(), addOne(), addOne()]);
      expect(numbers.toSorted()).toEqual([1, 2, 3, 4, 5]);
    });
  });
}
