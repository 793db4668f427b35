import type { Instant } from '../../../domain/time/instant.ts';

/** GitHub allows 30 searches a minute; others may use the same token. */
const A_MINUTE = 20;

const MINUTE_MS = 60_000;

export interface SearchPace {
  /** Begins a search and answers 0, or answers how many milliseconds it has to wait. */
  begin(): number;
  /** Nothing is searched for so long: GitHub asked for it. */
  holdFor(ms: number): void;
}

/** @param now real epoch milliseconds. */
export function createSearchPace(now: () => Instant): SearchPace {
  let begun: Instant[] = [];
  let heldUntil = 0;
  return {
    begin: () => {
      const at = now();
      if (at < heldUntil) return heldUntil - at;
      begun = begun.filter((t) => t > at - MINUTE_MS);
      const [first = at] = begun;
      if (begun.length >= A_MINUTE) return first + MINUTE_MS - at;
      begun.push(at);
      return 0;
    },
    holdFor: (ms) => {
      heldUntil = Math.max(heldUntil, now() + ms);
    },
  };
}
