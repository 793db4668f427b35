import type { Instant } from '../time/instant.ts';

/** One occasion of something that recurs. */
export interface Occasion {
  /** What it is for, and unique among the occasions of its job: a date, or the Monday that names a week. */
  readonly period: string;
  readonly dueAt: Instant;
  /** From then on it is pointless, however it was missed; undefined when only the next occasion makes it so. */
  readonly lapsesAt?: Instant;
}

/** The occasions on either side of an instant. */
export interface Around {
  /** The last one that is due at or before the instant. */
  readonly latest: Occasion | undefined;
  /** The first one that is due after it. */
  readonly next: Occasion | undefined;
}

/**
 * Finds the occasions around `now` among numbered candidates whose due instants ascend with their numbers.
 *
 * @param occasionOf the occasion of a number, or undefined where there is none (a week without an open minute).
 * @param middle the number whose occasion is about now.
 * @param slack how many numbers before or after `middle` an occasion's due instant may still be on now's other side.
 * @param reach how far to look before saying that there is none.
 */
export function occasionsAround(
  now: Instant,
  occasionOf: (index: number) => Occasion | undefined,
  {
    middle,
    slack,
    reach,
  }: { readonly middle: number; readonly slack: number; readonly reach: number },
): Around {
  const first = (from: number, step: 1 | -1, fits: (dueAt: Instant) => boolean) => {
    for (let taken = 0; taken <= slack + reach; taken++) {
      const occasion = occasionOf(from + step * taken);
      if (occasion && fits(occasion.dueAt)) return occasion;
    }
    return undefined;
  };
  return {
    latest: first(middle + slack, -1, (dueAt) => dueAt <= now),
    next: first(middle - slack, 1, (dueAt) => dueAt > now),
  };
}
