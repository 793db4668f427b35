import { describe, expect, it } from '@jest/globals';
import { rankByRelevance } from '../../../src/domain/search/relevance.ts';
import { foldedWords, stem, termsOf } from '../../../src/domain/search/words.ts';

describe('words that are looked for', () => {
  it('are lower case, without accents and signs', () => {
    expect(foldedWords('Café-ZÜRICH’s “plot_v3.4” 🌋 ﬁle')).toEqual([
      'cafe',
      'zurich',
      's',
      'plot',
      'v3',
      '4',
      'file',
    ]);
  });

  it('are cut where they are no words any more', () => {
    expect(foldedWords('x'.repeat(1_000))).toEqual(['x'.repeat(40)]);
  });

  it.each([
    ['crashes', 'crash'],
    ['meshes', 'mesh'],
    ['plots', 'plot'],
    ['queries', 'query'],
    ['boxes', 'box'],
    ['caches', 'cach'],
    ['cache', 'cach'],
    ['class', 'class'],
    ['analysis', 'analysis'],
    ['status', 'status'],
    ['axis', 'axis'],
    ['gas', 'gas'],
    ['slices', 'slice'],
  ])('have one stem: %s → %s', (word, expected) => {
    expect(stem(word)).toBe(expected);
  });

  it('leave out what says nothing, unless there is nothing else', () => {
    expect(termsOf('How do I get the plots to work, please?', 8).map((t) => t.start)).toEqual([
      'plots',
    ]);
    expect(termsOf('how do I', 8).map((t) => t.start)).toEqual(['how', 'do', 'i']);
    expect(termsOf('“” --', 8)).toEqual([]);
  });

  it('count once, and are no more than asked for', () => {
    expect(termsOf('mesh MESH méshes slice', 2).map((t) => t.start)).toEqual(['mesh', 'meshes']);
  });
});

describe('how likely something is about the same', () => {
  const rank = (asked: string, ...titles: readonly (readonly [string, string])[]) =>
    rankByRelevance(
      asked,
      titles.map(([title, text]) => ({ title, text })),
    ).map(({ title }) => title);

  it('is more by a title than by a text', () => {
    expect(
      rank('contour crash', ['Mesh', 'the contour will crash'], ['Contour crashes', '']),
    ).toEqual(['Contour crashes', 'Mesh']);
  });

  it('is more by a word that few have', () => {
    const common = ['Plot is slow', ''] as const;
    expect(rank('plot of a tensor', common, common, common, ['Tensor glyphs', ''])[0]).toBe(
      'Tensor glyphs',
    );
  });

  it('is nothing by one word of many, nor by words that say nothing', () => {
    expect(rank('contour plot crashes when restarting a dump', ['Plot colours', ''])).toEqual([]);
    expect(rank('how do I', ['How do I print', ''])).toEqual([]);
  });

  it('is enough with half of the words, though nobody has the others', () => {
    const asked = 'Contour plot crashes when restarting a parallel run from a large dump';
    const all = Array.from({ length: 40 }, (_, n) => ({
      title: n === 0 ? 'Parallel contour crash of a dump' : 'Contour of a parallel dump',
      text: '',
    }));
    expect(rankByRelevance(asked, all)[0]?.title).toBe('Parallel contour crash of a dump');
  });

  it('is whole where every word is in the title', () => {
    const [first] = rankByRelevance('Contour crashes', [
      { title: 'Crash of the contour plot', text: '' },
    ]);
    expect(first?.likelihood).toBe(1);
  });
});
