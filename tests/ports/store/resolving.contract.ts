import { describe, expect, it } from '@jest/globals';
import { outline } from '../../../src/domain/postmortem/postmortem.ts';
import type { ProductIssue } from '../../../src/domain/product/product-issue.ts';
import { ALPHA, at, incident } from '../../support/fixtures.ts';
import type { InTx } from '../store.contract.ts';

const PROMOTION: ProductIssue = {
  incident: 41,
  key: 'promotion',
  purpose: 'promotion',
  repository: 'o/product',
  number: undefined,
  url: undefined,
  title: 'Reader forgets ghost zones',
  askedBy: ALPHA,
  askedAt: at('2027-01-12 14:00'),
  triedAt: undefined,
  state: 'waiting',
  why: undefined,
};

export function resolvingContract(inTx: InTx): void {
  describe('issues of the product', () => {
    it('come back as they were put, in the order in which they were first named', async () => {
      const touched = {
        ...PROMOTION,
        key: 'o/product#7',
        purpose: 'touched',
        number: 7,
        state: 'noted',
      } as const;
      const filed = {
        ...PROMOTION,
        number: 9,
        url: 'https://github.example/o/product/issues/9',
        triedAt: at('2027-01-12 14:01'),
        state: 'done',
      } as const;
      await inTx(async (tx) => {
        await tx.incidents.insert(incident());
        await tx.productIssues.put(PROMOTION);
        await tx.productIssues.put(touched);
        await tx.productIssues.put(filed);
      });
      expect(await inTx(async (tx) => await tx.productIssues.of(41))).toEqual([filed, touched]);
      expect(await inTx(async (tx) => await tx.productIssues.get(41, 'promotion'))).toEqual(filed);
      expect(await inTx(async (tx) => await tx.productIssues.get(42, 'promotion'))).toBeUndefined();
    });
  });

  describe('post-mortems', () => {
    it('come back as they were put, one for each incident', async () => {
      const outlined = outline(41, 'Sent the work-around', at('2027-01-12 14:00'));
      const edited = {
        ...outlined,
        words: { happened: 'A', well: 'B', badly: 'C', change: 'D' },
        edited: { by: ALPHA, at: at('2027-01-13 09:00') },
        version: 2,
        comment: '1001',
        revision: 3,
        writtenRevision: 1,
      };
      await inTx(async (tx) => {
        await tx.incidents.insert(incident());
        await tx.postmortems.put(outlined);
      });
      expect(await inTx(async (tx) => await tx.postmortems.get(41))).toEqual(outlined);
      await inTx(async (tx) => {
        await tx.postmortems.put(edited);
      });
      expect(await inTx(async (tx) => await tx.postmortems.get(41))).toEqual(edited);
      expect(await inTx(async (tx) => await tx.postmortems.get(42))).toBeUndefined();
    });
  });
}
