import type { Figures } from '../domain/figures/figures.ts';
import type { Schedule } from '../domain/rotation/schedule.ts';
import type { ResponderId, UserId } from '../domain/team/responder.ts';
import type { WeekDrawing } from '../domain/week/drawing.ts';

/** A picture, with the words that somebody gets who cannot see it. */
export interface Picture {
  readonly png: Buffer;
  readonly alt: string;
}

/** Figures to draw, and what people are called. */
export interface DrawnFigures {
  readonly team: { readonly name: string };
  readonly figures: Figures;
  readonly nameOf: (id: ResponderId) => string;
}

/** Draws, without holding up anything else. */
export interface Pictures {
  /** People × weeks: who holds which role when, holidays, covers and today. `mine` is marked. */
  rotation(schedule: Schedule, mine: UserId | undefined): Promise<Picture>;
  /** The rotation of the coming weeks, what people carried, and how the week before went. */
  week(drawing: WeekDrawing): Promise<Picture>;
  /** First answers, incidents by weekday, and weeks on duty against each one's share. */
  figures(drawn: DrawnFigures): Promise<Picture>;
}
