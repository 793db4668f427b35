import { describe, expect, it } from '@jest/globals';
import { parseTopics, topicMeant } from '../../../src/domain/experts/topics.ts';
import { likeness, wordsOf } from '../../../src/domain/experts/words.ts';

describe('topics', () => {
  it.each([
    ['mesh, volume  rendering,Mesh', ['mesh', 'volume rendering']],
    ['none', []],
  ])('are read from “%s”', (text, topics) => {
    expect(parseTopics(text)).toEqual({ ok: true, value: topics });
  });

  it.each([
    ['', 'Name topics with commas between'],
    ['the', 'says no topic'],
    ['x'.repeat(61), 'longer than 60 characters'],
    [Array.from({ length: 31 }, (_, n) => `t${String(n)}`).join(), '30 at most'],
  ])('are not read from %#', (text, words) => {
    const read = parseTopics(text);
    expect(read.ok ? '' : read.problem).toContain(words);
  });

  it.each([
    ['Mesh', 'mesh'],
    ['rendering', 'volume rendering'],
    ['the meshes are wrong after a restart', 'mesh'],
    ['mesh quality is wrong', 'mesh'],
    ['rivers', undefined],
    ['', undefined],
  ])('are meant by “%s”: %s', (said, topic) => {
    expect(topicMeant(['volume rendering', 'mesh'], said)).toBe(topic);
  });
});

describe('likeness', () => {
  const like = (wanted: string, text: string) => likeness(wordsOf(wanted), wordsOf(text));

  it('is the share of the words that are there; a single one by chance is none', () => {
    expect(like('Contour plot crashes on restart', 'Contour plots crash')).toBe(0.75);
    expect(like('Contour plot crashes on restart', 'The plot thickens')).toBe(0);
    expect(like('mesh', 'Mesh quality is wrong')).toBe(1);
  });
});
