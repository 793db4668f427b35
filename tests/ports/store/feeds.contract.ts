import { describe, expect, it } from '@jest/globals';
import type { Feed } from '../../../src/ports/feeds.ts';
import type { InTx } from '../store.contract.ts';

export function feedsContract(inTx: InTx): void {
  describe('calendar feeds', () => {
    const feed = (changes: Partial<Feed> = {}): Feed => ({
      team: 'visit',
      userId: 'U01ALPHA',
      scope: 'own',
      hash: 'a1',
      createdAt: 1_800_000_000_000,
      revision: 3,
      changedAt: 1_800_000_000_001,
      contentHash: 'c1',
      ...changes,
    });
    const put = async (...feeds: readonly Feed[]): Promise<void> => {
      await inTx(async (tx) => {
        for (const one of feeds) await tx.feeds.put(one);
      });
    };
    const byHash = async (hash: string): Promise<Feed | undefined> =>
      await inTx(async (tx) => await tx.feeds.byHash(hash));

    it('come back by their hash with every field', async () => {
      await put(feed());
      expect(await byHash('a1')).toEqual(feed());
      expect(await byHash('a2')).toBeUndefined();
    });

    it('give way to a new one of the same team, person and scope', async () => {
      await put(feed(), feed({ scope: 'team', hash: 't1' }));
      await put(feed({ hash: 'a2' }));
      expect(await byHash('a1')).toBeUndefined();
      const all = await inTx(async (tx) => await tx.feeds.ofUser('visit', 'U01ALPHA'));
      expect(all.map(({ hash }) => hash)).toEqual(['a2', 't1']);
    });

    it('end all at once, and nobody else’s', async () => {
      await put(
        feed(),
        feed({ scope: 'team', hash: 't1' }),
        feed({ userId: 'U04DELTA', hash: 'd1' }),
      );
      expect(await inTx(async (tx) => await tx.feeds.removeOf('visit', 'U01ALPHA'))).toBe(2);
      expect(await byHash('a1')).toBeUndefined();
      expect(await byHash('d1')).toBeDefined();
    });
  });
}
