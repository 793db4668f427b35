import { describe, expect, it } from '@jest/globals';
import type { InTx } from '../store.contract.ts';

export function digestsContract(inTx: InTx): void {
  describe('digests', () => {
    it('remember what each person was last told of each team', async () => {
      await inTx(async (tx) => {
        expect(await tx.digests.lastTold('visit', 'U04DELTA')).toBeUndefined();
        await tx.digests.told('visit', 'U04DELTA', '1 waiting alpha');
        await tx.digests.told('visit', 'U04DELTA', '1 answered alpha');
        await tx.digests.told('other', 'U04DELTA', '7 waiting');
      });
      expect(await inTx(async (tx) => await tx.digests.lastTold('visit', 'U04DELTA'))).toBe(
        '1 answered alpha',
      );
      expect(await inTx(async (tx) => await tx.digests.lastTold('visit', 'U01ALPHA'))).toBe(
        undefined,
      );
    });
  });
}
