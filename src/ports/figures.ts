import type { CountedIncident, Happening } from '../domain/figures/counted.ts';
import type { TeamKey } from '../domain/team/responder.ts';
import type { Instant } from '../domain/time/instant.ts';

/** Which of a team's incidents, or of what happened to them: from an instant (included) to another (excluded). */
export interface CountWish {
  readonly team: TeamKey;
  readonly from: Instant;
  readonly to: Instant;
}

/** Where a batch goes on: behind the last one of the batch before. */
export interface CountMark {
  readonly at: Instant;
  /** An incident's number, or an event's id. */
  readonly behind: number;
}

/** A batch, and where the next one begins; undefined after the last. */
export interface Batch<T> {
  readonly found: readonly T[];
  readonly next: CountMark | undefined;
}

/**
 * What figures are made from, a batch at a time and by index, so that years of it hold nobody up. Of an incident's words
 * nothing is read but who asked, and of restricted ones not even that.
 */
export interface FigureReads {
  cameIn(
    wish: CountWish,
    from: CountMark | undefined,
    limit: number,
  ): Promise<Batch<CountedIncident>>;
  resolved(
    wish: CountWish,
    from: CountMark | undefined,
    limit: number,
  ): Promise<Batch<CountedIncident>>;
  /** Pages and reopenings. */
  happenings(
    wish: CountWish,
    from: CountMark | undefined,
    limit: number,
  ): Promise<Batch<Happening>>;
}
