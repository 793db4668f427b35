import { describe, expect, it } from '@jest/globals';
import { type FruitFacts, fruitSize, orderFruit } from '../../../src/domain/fruit/order.ts';

const facts = (change: Partial<FruitFacts> = {}): FruitFacts => ({
  labels: ['low hanging fruit'],
  comments: 0,
  bodyLength: 100,
  createdAt: 0,
  ...change,
});

describe('low-hanging fruit', () => {
  it.each([
    [{}, 'small'],
    [{ comments: 4 }, 'medium'],
    [{ bodyLength: 1_001 }, 'medium'],
    [{ comments: 11 }, 'large'],
    [{ bodyLength: 4_001 }, 'large'],
    [{ labels: ['size: S'], comments: 40 }, 'small'],
    [{ labels: ['Good first issue'], comments: 40 }, 'small'],
    [{ labels: ['effort/medium'] }, 'medium'],
    [{ labels: ['size/XL'] }, 'large'],
    [{ labels: ['good first issue', 'size: L'] }, 'large'],
    [{ labels: ['sizeable'] }, 'small'],
  ] as const)('of %j is %s', (change, size) => {
    expect(fruitSize(facts(change))).toBe(size);
  });

  it('comes smallest first, and of one size oldest first', () => {
    const all = [
      { ...facts({ createdAt: 3 }), name: 'small, new' },
      { ...facts({ createdAt: 1, comments: 20 }), name: 'large, oldest' },
      { ...facts({ createdAt: 2 }), name: 'small, old' },
      { ...facts({ createdAt: 1, comments: 5 }), name: 'medium' },
    ];
    expect(orderFruit(all).map(({ name }) => name)).toEqual([
      'small, old',
      'small, new',
      'medium',
      'large, oldest',
    ]);
  });
});
