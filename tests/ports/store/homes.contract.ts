import { describe, expect, it } from '@jest/globals';
import type { InTx } from '../store.contract.ts';

export function homesContract(inTx: InTx): void {
  describe('Home tabs', () => {
    it('are open from when they were opened last, and remember what they show', async () => {
      await inTx(async (tx) => {
        await tx.homes.opened('U02BRAVO', 1_800_000_000_100);
        await tx.homes.opened('U01ALPHA', 1_800_000_000_000);
        await tx.homes.shows('U01ALPHA', { digest: 'd1', version: '16.a' });
        await tx.homes.opened('U03CHARLIE', 1_800_000_000_000);
        await tx.homes.opened('U03CHARLIE', 1_800_000_000_200);
      });
      expect(await inTx(async (tx) => await tx.homes.get('U01ALPHA'))).toEqual({
        userId: 'U01ALPHA',
        openedAt: 1_800_000_000_000,
        shown: { digest: 'd1', version: '16.a' },
      });
      expect(await inTx(async (tx) => (await tx.homes.get('U02BRAVO'))?.shown)).toBeUndefined();
      expect(await inTx(async (tx) => await tx.homes.get('U09USER'))).toBeUndefined();
      expect(await inTx(async (tx) => await tx.homes.openSince(1_800_000_000_100))).toEqual([
        'U02BRAVO',
        'U03CHARLIE',
      ]);
    });

    it('are forgotten one by one', async () => {
      await inTx(async (tx) => {
        await tx.homes.opened('U01ALPHA', 1);
        await tx.homes.opened('U02BRAVO', 1);
        await tx.homes.forget('U01ALPHA');
      });
      expect(await inTx(async (tx) => await tx.homes.openSince(0))).toEqual(['U02BRAVO']);
    });

    it('keep what they show when they are opened again', async () => {
      await inTx(async (tx) => {
        await tx.homes.opened('U01ALPHA', 1);
        await tx.homes.shows('U01ALPHA', { digest: 'd1', version: undefined });
        await tx.homes.opened('U01ALPHA', 2);
      });
      expect(await inTx(async (tx) => await tx.homes.get('U01ALPHA'))).toEqual({
        userId: 'U01ALPHA',
        openedAt: 2,
        shown: { digest: 'd1', version: undefined },
      });
    });
  });
}
