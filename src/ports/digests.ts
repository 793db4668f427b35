import type { TeamKey, UserId } from '../domain/team/responder.ts';

/** What people were last told of a team's open incidents. */
export interface Digests {
  /** In the words of `digestContent`; undefined for who was never told. */
  lastTold(team: TeamKey, userId: UserId): Promise<string | undefined>;
  told(team: TeamKey, userId: UserId, content: string): Promise<void>;
}
