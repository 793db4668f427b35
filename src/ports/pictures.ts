import type { Schedule } from '../domain/rotation/schedule.ts';
import type { UserId } from '../domain/team/responder.ts';
import type { WeekDrawing } from '../domain/week/drawing.ts';

/** A picture, with the words that somebody gets who cannot see it. */
export interface Picture {
  readonly png: Buffer;
  readonly alt: string;
}

/** Draws, without holding up anything else. */
export interface Pictures {
  /** People × weeks: who holds which role when, holidays, covers and today. `mine` is marked. */
  rotation(schedule: Schedule, mine: UserId | undefined): Promise<Picture>;
  /** The rotation of the coming weeks, what people carried, and how the week before went. */
  week(drawing: WeekDrawing): Promise<Picture>;
}
