import type { Schedule } from '../domain/rotation/schedule.ts';
import type { UserId } from '../domain/team/responder.ts';

/** A picture, with the words that somebody gets who cannot see it. */
export interface Picture {
  readonly png: Buffer;
  readonly alt: string;
}

/** Draws, without holding up anything else. */
export interface Pictures {
  /** People × weeks: who holds which role when, holidays, covers and today. `mine` is marked. */
  rotation(schedule: Schedule, mine: UserId | undefined): Promise<Picture>;
}
