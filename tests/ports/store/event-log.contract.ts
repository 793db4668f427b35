import { describe, expect, it } from '@jest/globals';
import { ALPHA, DELTA } from '../../support/fixtures.ts';
import type { InTx } from '../store.contract.ts';

export function eventLogContract(
  inTx: InTx,
  tamper: (id: number, data?: string) => Promise<void>,
): void {
  const where = { team: 'visit', incident: 41 };
  const append = async (): Promise<number> =>
    await inTx(async (tx) => {
      await tx.log.append({}, [{ type: 'started', epoch: 1 }], 1_000);
      await tx.log.append(where, [{ type: 'on-it', by: DELTA }], 2_000);
      return await tx.log.append(
        where,
        [
          { type: 'answered', by: ALPHA, minutes: 28 },
          {
            type: 'resolved',
            by: ALPHA,
            summary: 'Zoë’s “fix” 🌋',
            effortHours: undefined,
          },
        ],
        3_000,
      );
    });
  const firstBroken = async () => await inTx(async (tx) => await tx.log.firstBroken());

  describe('the event log', () => {
    it('numbers events without a gap, and answers the newest number', async () => {
      expect(await append()).toBe(4);
      expect(await inTx(async (tx) => await tx.log.append({}, [], 4_000))).toBe(4);
    });

    it('tells what happened to an incident, in order', async () => {
      await append();
      const events = await inTx(async (tx) => await tx.log.ofIncident(41));
      expect(events).toEqual([
        { id: 2, ...where, at: 2_000, event: { type: 'on-it', by: DELTA } },
        { id: 3, ...where, at: 3_000, event: { type: 'answered', by: ALPHA, minutes: 28 } },
        {
          id: 4,
          ...where,
          at: 3_000,
          event: { type: 'resolved', by: ALPHA, summary: 'Zoë’s “fix” 🌋' },
        },
      ]);
    });

    it('tells nothing about an incident that nothing happened to', async () => {
      await append();
      expect(await inTx(async (tx) => await tx.log.ofIncident(42))).toEqual([]);
    });

    it('knows when the newest event was', async () => {
      expect(await inTx(async (tx) => await tx.log.latestAt())).toBeUndefined();
      await append();
      expect(await inTx(async (tx) => await tx.log.latestAt())).toBe(3_000);
    });

    it('is intact when it is empty, and after it was written by several transactions', async () => {
      expect(await firstBroken()).toBeUndefined();
      await append();
      await append();
      expect(await firstBroken()).toBeUndefined();
    });

    it('shows which event was changed afterwards', async () => {
      await append();
      await tamper(3, '{"by":{"userId":"U04DELTA","name":"delta"},"minutes":28}');
      expect(await firstBroken()).toBe(3);
    });

    it('shows where an event was taken out', async () => {
      await append();
      await tamper(2);
      expect(await firstBroken()).toBe(3);
    });
  });
}
