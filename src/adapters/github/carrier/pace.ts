import type { Instant } from '../../../domain/time/instant.ts';
import type { Clock } from '../../../ports/clock.ts';

/** GitHub allows 80 calls a minute and 500 an hour that make content; one effect may take three. */
const A_MINUTE = 25;
const AN_HOUR = 160;

/** A GitHub that hangs must not take all places of the outbox: pages need some. */
const AT_ONCE = 6;

export interface Pace {
  /** Milliseconds until the next effect may begin; 0 when it may now. */
  waitMs(): number;
  /** Begins one; the answer ends it. */
  enter(): () => void;
  /** Nothing begins for so long: GitHub asked for it. */
  holdFor(ms: number): void;
}

/** Keeps below GitHub's secondary limits, for all incidents together. */
export function createPace(clock: Clock): Pace {
  let begun: Instant[] = [];
  let underWay = 0;
  let heldUntil: Instant | undefined;
  return {
    waitMs: () => {
      const now = clock.now();
      begun = begun.filter((t) => t > now - 3_600_000);
      if (heldUntil !== undefined && now < heldUntil) return heldUntil - now;
      if (underWay >= AT_ONCE) return 1_000;
      const inMinute = begun.filter((t) => t > now - 60_000);
      const [firstOfMinute = now] = inMinute;
      if (inMinute.length >= A_MINUTE) return firstOfMinute + 60_000 - now;
      const [firstOfHour = now] = begun;
      return begun.length >= AN_HOUR ? firstOfHour + 3_600_000 - now : 0;
    },
    enter: () => {
      begun.push(clock.now());
      underWay += 1;
      return () => {
        underWay -= 1;
      };
    },
    holdFor: (ms) => {
      heldUntil = Math.max(heldUntil ?? 0, clock.now() + ms);
    },
  };
}
