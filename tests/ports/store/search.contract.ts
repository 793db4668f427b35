import { describe, expect, it } from '@jest/globals';
import { assert, asyncProperty, string } from 'fast-check';
import { termsOf } from '../../../src/domain/search/words.ts';
import type { IncidentQuery, SearchableText } from '../../../src/ports/incident-search.ts';
import type { InTx } from '../store.contract.ts';

const TEXTS: readonly SearchableText[] = [
  {
    incident: 1,
    team: 'visit',
    title: 'Contour plot crashes on restart',
    resolution: 'Sent the work-around',
    body: 'It draws, and is gone. Café Zürich.',
    customer: 'Dana Reed at Example Lab',
  },
  {
    incident: 2,
    team: 'visit',
    title: 'Mesh is drawn twice',
    resolution: 'Known: the contour reader',
    body: 'restart did not help',
    customer: 'Contour Inc',
  },
  {
    incident: 3,
    team: 'other-team',
    title: 'Contour plot crashes on restart',
    resolution: '',
    body: '',
    customer: '',
  },
  {
    incident: 4,
    team: 'visit',
    title: 'Übergrößen im Export',
    resolution: '',
    body: '',
    customer: '',
  },
];

export function searchContract(inTx: InTx): void {
  describe('the full-text index', () => {
    const fill = async (): Promise<void> => {
      await inTx(async (tx) => {
        for (const text of TEXTS) await tx.search.put(text);
      });
    };
    const found = async (
      words: string,
      query: Partial<IncidentQuery> = {},
    ): Promise<readonly number[]> =>
      await inTx(async (tx) => {
        const terms = termsOf(words, 8);
        const all = { team: 'visit', terms, match: 'all', within: 'everything', ...query } as const;
        return (await tx.search.find(all, 10)).map(({ incident }) => incident);
      });

    it('finds by beginnings, plurals and letters without their accents', async () => {
      await fill();
      expect((await found('conto')).toSorted((a, b) => a - b)).toEqual([1, 2]);
      expect(await found('crash')).toEqual([1]);
      expect(await found('meshes')).toEqual([2]);
      expect(await found('ZURICH cafe')).toEqual([1]);
      expect(await found('ubergroßen')).toEqual([4]);
    });

    it('finds what has all the words, or one of them, a title before the rest', async () => {
      await fill();
      expect(await found('contour restart')).toEqual([1, 2]);
      expect(await found('contour nowhere')).toEqual([]);
      expect(await found('mesh nowhere', { match: 'any' })).toEqual([2]);
      expect(await found('contour', { match: 'any', within: 'work' })).toEqual([1, 2]);
    });

    it('looks among customers alone, or leaves them out', async () => {
      await fill();
      expect(await found('contour', { within: 'customer' })).toEqual([2]);
      expect(await found('reed lab', { within: 'customer' })).toEqual([1]);
      expect(await found('reed', { within: 'work' })).toEqual([]);
      expect(await found('reed')).toEqual([1]);
    });

    it('keeps the teams apart', async () => {
      await fill();
      expect(await found('contour', { team: 'other-team' })).toEqual([3]);
      expect(await found('contour', { team: 'other' })).toEqual([]);
    });

    it('follows changes, and forgets what is taken out', async () => {
      await fill();
      await inTx(async (tx) => {
        const [first] = TEXTS;
        if (first) await tx.search.put({ ...first, title: 'Slices flicker' });
        await tx.search.remove(2);
        await tx.search.remove(99);
      });
      expect(await found('contour')).toEqual([]);
      expect(await found('slice')).toEqual([1]);
      const has = await inTx(async (tx) => [await tx.search.has(1), await tx.search.has(2)]);
      expect(has).toEqual([true, false]);
    });

    it('takes whatever is typed or pasted for words, and nothing for syntax', async () => {
      await fill();
      const nasty = [
        `"contour' OR 1=1 --`,
        'title:contour NEAR(plot, 2) ^restart*',
        "contour & !plot | ('restart':*)",
        `\\'; drop table incidents; --`,
        'contour AND NOT OR {title}: - + "" *',
      ];
      for (const text of nasty) expect(await found(text, { match: 'any' })).toBeDefined();
      expect(await found(`"contour' plot: (restart*)`)).toEqual([1]);
      await assert(
        asyncProperty(string({ unit: 'grapheme', maxLength: 60 }), async (text) => {
          const [first] = TEXTS;
          await inTx(async (tx) => {
            if (first) await tx.search.put({ ...first, incident: 50, title: text, body: text });
          });
          const terms = termsOf(text, 8);
          const again = terms.length === 0 ? [50] : await found(text, { match: 'all' });
          expect(again).toContain(50);
        }),
        { numRuns: 60 },
      );
    });

    it('takes a very long text', async () => {
      const long = Array.from({ length: 30_000 }, (_, n) => `word${String(n)}`).join(' ');
      const [first] = TEXTS;
      await inTx(async (tx) => {
        if (first) await tx.search.put({ ...first, body: `${long} ${'x'.repeat(100_000)}` });
      });
      expect(await found('word77')).toEqual([1]);
    });
  });
}
