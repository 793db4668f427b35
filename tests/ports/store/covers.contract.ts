import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Cover } from '../../../src/domain/rotation/cover.ts';
import { ALPHA, newResponder } from '../../support/fixtures.ts';
import type { InTx } from '../store.contract.ts';

export function coversContract(inTx: InTx): void {
  describe('covers', () => {
    let alpha = '';
    const cover = (id: string, from: number, to: number): Cover => ({
      id,
      kind: 'step-up',
      role: 'primary',
      responderId: alpha,
      from,
      to,
      agreedAt: 5,
    });
    const put = async (...covers: readonly Cover[]): Promise<void> => {
      await inTx(async (tx) => {
        for (const one of covers) await tx.covers.put('visit', one);
      });
    };
    const idsBetween = async (from: number, to: number): Promise<readonly string[]> => {
      const found = await inTx(async (tx) => await tx.covers.overlapping('visit', from, to));
      return found.map((one) => one.id);
    };
    beforeEach(async () => {
      alpha = await inTx(async (tx) => await tx.people.put(newResponder(ALPHA)));
    });

    it('come back with every field', async () => {
      await put(cover('a', 100, 200));
      expect(await inTx(async (tx) => await tx.covers.get('a'))).toEqual(cover('a', 100, 200));
    });

    it('are found where they overlap, which their end does not', async () => {
      await put(cover('late', 300, 400), cover('early', 100, 200));
      expect(await idsBetween(0, 1_000)).toEqual(['early', 'late']);
      expect(await idsBetween(200, 300)).toEqual([]);
      expect(await idsBetween(199, 301)).toEqual(['early', 'late']);
    });

    it('can be ended early, and taken away', async () => {
      await put(cover('a', 100, 200));
      await put(cover('a', 100, 150));
      expect(await idsBetween(150, 200)).toEqual([]);
      await inTx(async (tx) => {
        await tx.covers.remove('a');
      });
      expect(await idsBetween(0, 1_000)).toEqual([]);
    });
  });
}
