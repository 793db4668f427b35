import { beforeEach, describe, expect, it } from '@jest/globals';
import type { CoverOffer } from '../../../src/domain/rotation/cover-offer.ts';
import type { Swap } from '../../../src/domain/rotation/swap.ts';
import { ALPHA, DELTA, newResponder } from '../../support/fixtures.ts';
import type { InTx } from '../store.contract.ts';

export function exchangesContract(inTx: InTx): void {
  describe('what is asked of each other', () => {
    let alpha = '';
    let delta = '';
    beforeEach(async () => {
      alpha = await inTx(async (tx) => await tx.people.put(newResponder(ALPHA)));
      delta = await inTx(async (tx) => await tx.people.put(newResponder(DELTA)));
    });

    describe('swaps', () => {
      const swap = (changes: Partial<Swap> = {}): Swap => ({
        id: 'swap-1',
        team: 'visit',
        askedBy: ALPHA,
        gives: { week: '2027-01-18', role: 'primary', responderId: alpha },
        gets: { week: '2027-02-01', role: 'backup', responderId: delta, swapped: true },
        overridden: ['pairing:2027-01-18'],
        requestedAt: 100,
        lapsesAt: 900,
        state: 'requested',
        settled: undefined,
        ...changes,
      });

      it('come back with every field, waiting or settled', async () => {
        const settled = { at: 200, by: DELTA, why: undefined };
        await inTx(async (tx) => {
          await tx.swaps.put(swap());
          await tx.swaps.put(swap({ id: 'swap-2', state: 'accepted', settled }));
        });
        expect(await inTx(async (tx) => await tx.swaps.get('swap-1'))).toEqual(swap());
        expect(await inTx(async (tx) => await tx.swaps.get('swap-2'))).toEqual(
          swap({ id: 'swap-2', state: 'accepted', settled }),
        );
      });

      it('wait until they are settled, the oldest first, each with its team', async () => {
        await inTx(async (tx) => {
          await tx.swaps.put(swap({ id: 'young', requestedAt: 300 }));
          await tx.swaps.put(swap({ id: 'old', requestedAt: 100 }));
          await tx.swaps.put(swap({ id: 'settled', requestedAt: 50 }));
          await tx.swaps.put(swap({ id: 'foreign', team: 'other' }));
          const lapsed = { at: 900, by: undefined, why: 'unanswered' } as const;
          await tx.swaps.put(swap({ id: 'settled', state: 'lapsed', settled: lapsed }));
        });
        const waiting = await inTx(async (tx) => await tx.swaps.waiting('visit'));
        expect(waiting.map(({ id }) => id)).toEqual(['old', 'young']);
      });

      it('are forgotten once they are settled and their week is long past', async () => {
        const gone = await inTx(async (tx) => {
          await tx.swaps.put(swap());
          await tx.swaps.put(swap({ id: 'old', state: 'declined' }));
          await tx.swaps.put(swap({ id: 'young', state: 'declined', lapsesAt: 1_000 }));
          return await tx.swaps.purge(1_000, 10);
        });
        expect(gone).toBe(1);
        expect(await inTx(async (tx) => await tx.swaps.get('old'))).toBeUndefined();
        expect(await inTx(async (tx) => await tx.swaps.get('swap-1'))).toBeDefined();
        expect(await inTx(async (tx) => await tx.swaps.get('young'))).toBeDefined();
      });

      it('have ids of their own', async () => {
        const ids = await inTx(async (tx) => [
          await tx.swaps.nextId(),
          await tx.swaps.nextId(),
          await tx.covers.nextId(),
        ]);
        expect(ids).toEqual(['swap-1', 'swap-2', 'cover-1']);
      });
    });

    describe('covers that are asked for', () => {
      const offer = (changes: Partial<CoverOffer> = {}): CoverOffer => ({
        id: 'cover-offer-1',
        team: 'visit',
        askedBy: ALPHA,
        forId: alpha,
        toId: undefined,
        role: 'primary',
        from: 500,
        to: 600,
        overridden: [],
        requestedAt: 100,
        lapsesAt: 500,
        state: 'open',
        settled: undefined,
        ...changes,
      });

      it('come back with every field', async () => {
        const settled = { at: 200, by: DELTA, why: undefined };
        const overridden = ['pairing:2027-01-18'];
        const asked = offer({ id: 'b', toId: delta, state: 'declined', settled, overridden });
        await inTx(async (tx) => {
          await tx.coverOffers.put(offer());
          await tx.coverOffers.put(asked);
        });
        expect(await inTx(async (tx) => await tx.coverOffers.get('cover-offer-1'))).toEqual(
          offer(),
        );
        expect(await inTx(async (tx) => await tx.coverOffers.get('b'))).toEqual(asked);
      });

      it('are forgotten once they are settled and their time is long past', async () => {
        const gone = await inTx(async (tx) => {
          await tx.coverOffers.put(offer());
          await tx.coverOffers.put(offer({ id: 'old', state: 'taken' }));
          await tx.coverOffers.put(offer({ id: 'young', state: 'taken', lapsesAt: 600 }));
          return await tx.coverOffers.purge(600, 10);
        });
        expect(gone).toBe(1);
        expect(await inTx(async (tx) => await tx.coverOffers.get('old'))).toBeUndefined();
        expect(await inTx(async (tx) => await tx.coverOffers.get('cover-offer-1'))).toBeDefined();
        expect(await inTx(async (tx) => await tx.coverOffers.get('young'))).toBeDefined();
      });

      it('are open until they are settled', async () => {
        await inTx(async (tx) => {
          await tx.coverOffers.put(offer());
          await tx.coverOffers.put(offer({ id: 'taken' }));
          const settled = { at: 200, by: DELTA, why: undefined };
          await tx.coverOffers.put(offer({ id: 'taken', state: 'taken', settled }));
        });
        const open = await inTx(async (tx) => await tx.coverOffers.open('visit'));
        expect(open.map(({ id }) => id)).toEqual(['cover-offer-1']);
      });
    });
  });
}
