import type { LocalDate } from '../time/instant.ts';

/** A Slack user id, such as `U01ALPHA`. Identity is always the id, never a name. */
export type UserId = string;

/** Stable id of a responder within the database. */
export type ResponderId = string;

/** The key of a team in `hotline.yml`, such as `visit`. */
export type TeamKey = string;

export type Level = 'newcomer' | 'veteran';

/** A person on a team's rotation. */
export interface Responder {
  readonly id: ResponderId;
  readonly team: TeamKey;
  /** Unique within the team; how messages name the person without notifying them. */
  readonly name: string;
  readonly userId: UserId;
  readonly github: string | undefined;
  readonly email: string | undefined;
  readonly phone: string | undefined;
  readonly level: Level;
  /** Share of duty to carry; 1 is nominal, 0.5 half-time. */
  readonly weight: number;
  readonly capabilities: readonly string[];
  readonly topics: readonly string[];
  /** False once the person has left the rotation; their past stays. */
  readonly active: boolean;
  /**
   * Since when they are in the rotation as they are now, with this weight; undefined for those who were there before
   * Hotline. What was before that is a `Spell`.
   */
  readonly joinedOn?: LocalDate | undefined;
  /** Last day in the rotation; undefined where it is not known to end. */
  readonly leavesOn?: LocalDate | undefined;
  /** Since when somebody who was a veteran is a newcomer again: weeks before it no longer count. */
  readonly newcomerSince?: LocalDate | undefined;
}
