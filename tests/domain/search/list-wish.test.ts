import { describe, expect, it } from '@jest/globals';
import { readListWish } from '../../../src/domain/search/list-wish.ts';

const OPEN = { scope: 'open', isMine: false, customer: '', words: '' } as const;

describe('which incidents somebody wants to see', () => {
  it.each([
    ['', OPEN],
    ['open', OPEN],
    ['mine', { ...OPEN, isMine: true }],
    ['my open incidents', { ...OPEN, isMine: true }],
    ['all mine', { ...OPEN, isMine: true, scope: 'all' }],
    ['this week', { ...OPEN, scope: 'week' }],
    ['ALL', { ...OPEN, scope: 'all' }],
    ['contour crash', { ...OPEN, scope: 'all', words: 'contour crash' }],
    ['open contour all', { ...OPEN, words: 'contour all' }],
    ['customer Example Lab', { ...OPEN, scope: 'all', customer: 'Example Lab' }],
    ['from customer Reed', { ...OPEN, scope: 'all', customer: 'Reed' }],
    [
      'mine week customer Reed about contour',
      { scope: 'week', isMine: true, customer: 'Reed', words: 'contour' },
    ],
    ['about customers', { ...OPEN, scope: 'all', words: 'customers' }],
    ['customer', { ...OPEN, scope: 'all', words: 'customer' }],
  ] as const)('is read from “%s”', (text, wish) => {
    expect(readListWish(text)).toEqual(wish);
  });
});
