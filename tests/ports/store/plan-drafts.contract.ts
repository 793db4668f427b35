import { describe, expect, it } from '@jest/globals';
import type { PlanDraft } from '../../../src/domain/rotation/plan-draft.ts';
import { ALPHA } from '../../support/fixtures.ts';
import type { InTx } from '../store.contract.ts';

const DRAFT: PlanDraft = {
  id: 'one',
  team: 'visit',
  by: ALPHA,
  madeAt: 1_000,
  first: '2027-01-11',
  weeks: 1,
  basis: '{}',
  seats: [
    { week: '2027-01-11', role: 'primary', before: 'a', after: 'b', why: 'furthest behind' },
    { week: '2027-01-11', role: 'backup', before: undefined, after: undefined, why: 'nobody' },
  ],
  daysOff: undefined,
  isPublished: false,
};

export function planDraftsContract(inTx: InTx): void {
  describe('plan drafts', () => {
    it('come back with every field, empty seats and days off included', async () => {
      const roster = { kind: 'change', responderId: 'a', to: { lastDay: null } } as const;
      const away = { responderId: 'a', from: '2027-01-11', to: '2027-01-12' };
      await inTx(async (tx) => {
        await tx.planDrafts.put(DRAFT);
        await tx.planDrafts.put({ ...DRAFT, id: 'two', daysOff: away });
        await tx.planDrafts.put({ ...DRAFT, id: 'three', roster });
      });
      expect(await inTx(async (tx) => await tx.planDrafts.get('one'))).toEqual(DRAFT);
      expect(await inTx(async (tx) => await tx.planDrafts.get('two'))).toEqual({
        ...DRAFT,
        id: 'two',
        daysOff: away,
      });
      const third = await inTx(async (tx) => await tx.planDrafts.get('three'));
      expect(third).toEqual({ ...DRAFT, id: 'three', roster });
    });

    it('are replaced by id, and have ids that differ', async () => {
      const [found, ids] = await inTx(async (tx) => {
        await tx.planDrafts.put(DRAFT);
        await tx.planDrafts.put({ ...DRAFT, isPublished: true });
        const made = [await tx.planDrafts.nextId(), await tx.planDrafts.nextId()];
        return [await tx.planDrafts.get('one'), new Set(made)] as const;
      });
      expect(found?.isPublished).toBe(true);
      expect(ids.size).toBe(2);
    });

    it('are forgotten when they are old', async () => {
      const gone = await inTx(async (tx) => {
        await tx.planDrafts.put(DRAFT);
        await tx.planDrafts.put({ ...DRAFT, id: 'new', madeAt: 2_000 });
        return await tx.planDrafts.purge(2_000, 10);
      });
      expect(gone).toBe(1);
      expect(await inTx(async (tx) => await tx.planDrafts.get('one'))).toBeUndefined();
      expect(await inTx(async (tx) => await tx.planDrafts.get('new'))).toBeDefined();
    });
  });
}
