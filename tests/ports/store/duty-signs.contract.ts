import { describe, expect, it } from '@jest/globals';
import type { DutySign } from '../../../src/domain/rotation/signs/duty-sign.ts';
import type { InTx } from '../store.contract.ts';

export function dutySignsContract(inTx: InTx): void {
  describe('signs that show who is on duty', () => {
    const sign = (changes: Partial<DutySign> = {}): DutySign => ({
      team: 'visit',
      kind: 'group',
      wanted: { primary: 'U01ALPHA', backup: undefined },
      revision: 3,
      week: '2027-01-11',
      refused: { why: 'permission_denied', since: 1_800_000_000_000 },
      ...changes,
    });

    it('come back by team and kind with every field, and give way to what is put after them', async () => {
      const topic = sign({ kind: 'topic', refused: undefined });
      const later = sign({ revision: 4, refused: undefined, week: '2027-01-18' });
      const found = await inTx(async (tx) => {
        await tx.dutySigns.put(sign());
        await tx.dutySigns.put(topic);
        const before = await tx.dutySigns.get('visit', 'group');
        await tx.dutySigns.put(later);
        return [
          before,
          await tx.dutySigns.get('visit', 'group'),
          await tx.dutySigns.get('visit', 'topic'),
          await tx.dutySigns.get('ice', 'group'),
        ];
      });
      expect(found).toEqual([sign(), later, topic, undefined]);
    });
  });
}
