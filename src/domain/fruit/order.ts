import type { Instant } from '../time/instant.ts';

/** What of an issue tells how much work it may be. */
export interface FruitFacts {
  readonly labels: readonly string[];
  readonly comments: number;
  readonly bodyLength: number;
  readonly createdAt: Instant;
}

export type FruitSize = 'small' | 'medium' | 'large';

const ORDER: Readonly<Record<FruitSize, number>> = { small: 0, medium: 1, large: 2 };

/** Labels by which teams say how much work something is, such as `size: S`, `effort/large`, `good first issue`. */
const SMALL =
  /^(?:(?:size|effort|estimate)[\s:/_-]*(?:xs|s|small|tiny|1)|good first issue|easy|trivial|typo)$/iu;
const MEDIUM = /^(?:size|effort|estimate)[\s:/_-]*(?:m|medium|[23])$/iu;
const LARGE = /^(?:size|effort|estimate)[\s:/_-]*(?:l|xl|xxl|large|huge|[5-9]|\d{2,})$/iu;

/**
 * How much work an issue may be. What a label says holds; without one, few words and little talk make it small, and many
 * comments or a long text make it large.
 */
export function fruitSize({
  labels,
  comments,
  bodyLength,
}: Omit<FruitFacts, 'createdAt'>): FruitSize {
  if (labels.some((label) => LARGE.test(label))) return 'large';
  if (labels.some((label) => MEDIUM.test(label))) return 'medium';
  if (labels.some((label) => SMALL.test(label))) return 'small';
  if (comments > 10 || bodyLength > 4_000) return 'large';
  return comments <= 3 && bodyLength <= 1_000 ? 'small' : 'medium';
}

/** The smallest first, and of one size the oldest first: what has waited longest and can be done in an afternoon. */
export function orderFruit<T extends FruitFacts>(all: readonly T[]): readonly T[] {
  return all.toSorted(
    (a, b) => ORDER[fruitSize(a)] - ORDER[fruitSize(b)] || a.createdAt - b.createdAt,
  );
}
