/** Numbers from a seed (SplitMix32): the same seed makes the same plans. What the machine makes of them differs. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(all: readonly T[]): T;
  /** A stream of its own: what one part draws does not shift what another does. */
  fork(name: string): Random;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    mixed ^= mixed >>> 15;
    return (mixed >>> 0) / 4_294_967_296;
  };
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    chance: (probability) => next() < probability,
    pick: (all) => {
      const one = all[Math.floor(next() * all.length)];
      if (one === undefined) throw new Error('nothing to pick from');
      return one;
    },
    fork: (name) => createRandom(Array.from(name).reduce(mix, seed ^ 0x5bd1e995)),
  };
}

const mix = (hash: number, letter: string): number =>
  Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
