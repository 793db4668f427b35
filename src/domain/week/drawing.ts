import type { DutyLoad } from '../figures/duty-load.ts';
import type { Figures } from '../figures/figures.ts';
import type { Schedule } from '../rotation/schedule.ts';
import type { ResponderId } from '../team/responder.ts';

/** Figures of the duty week before another one. */
export interface WeekBefore {
  readonly figures: Figures;
  /** False while it still runs: then these are the figures so far. */
  readonly isOver: boolean;
}

/** What people carried in the last weeks, and what was due to them. */
export interface LoadBefore {
  /** Weeks that were counted; fewer than were asked for where Hotline knows no more. */
  readonly weeks: number;
  readonly of: ReadonlyMap<ResponderId, DutyLoad>;
}

/** What the picture of a week shows. */
export interface WeekDrawing {
  readonly schedule: Schedule;
  readonly before: WeekBefore | undefined;
  readonly load: LoadBefore;
}
