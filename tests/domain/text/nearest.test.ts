import { describe, expect, it } from '@jest/globals';
import { assert, constantFrom, property, string } from 'fast-check';
import { editDistance, nearest } from '../../../src/domain/text/nearest.ts';

const VERBS = ['report', 'list', 'show', 'responded', 'resolve', 'who', 'schedule', 'swap', 'help'];

describe('the nearest word', () => {
  it.each([
    ['sohw', 'show'],
    ['hlep', 'help'],
    ['lst', 'list'],
    ['lists', 'list'],
    ['shedule', 'schedule'],
    ['SCHEDULE', 'schedule'],
    ['repsonded', 'responded'],
    ['sched', 'schedule'],
    ['helpme', 'help'],
  ])('to %s is %s', (word, verb) => {
    expect(nearest(word, VERBS)).toBe(verb);
  });

  it.each(['', ' ', 'x', 'zebra', 're', 'contour plot crashes'])('to %j is none', (word) => {
    expect(nearest(word, VERBS)).toBeUndefined();
  });

  it('does not mind how words are joined', () => {
    expect(nearest('remind-at', ['repeat_page', 'remind_at'])).toBe('remind_at');
  });

  it('prefers, among equally near words, the one with the same beginning', () => {
    expect(nearest('swal', ['shal', 'swap'])).toBe('swap');
  });
});

describe('the edit distance', () => {
  it.each([
    ['', 'abc', 3],
    ['swap', 'swpa', 1],
    ['kitten', 'sitting', 3],
    ['ca', 'abc', 3],
    ['🌴a', 'a🌴', 1],
  ])('from %j to %j is %i', (a, b, edits) => {
    expect(editDistance(a, b)).toBe(edits);
  });

  it('is the same both ways, and nothing only between equals', () => {
    const words = string({ unit: constantFrom('a', 'b', 'c'), maxLength: 8 });
    assert(
      property(words, words, (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
      }),
    );
  });
});
