import type { TeamKey, UserId } from '../domain/team/responder.ts';
import type { Instant } from '../domain/time/instant.ts';

/** What somebody's calendar address shows: their own weeks, or the team's. */
export type FeedScope = 'own' | 'team';

/** An address at which a calendar program fetches duties. Of its secret only a hash is kept. */
export interface Feed {
  readonly team: TeamKey;
  readonly userId: UserId;
  readonly scope: FeedScope;
  /** SHA-256 of the secret, in hex. */
  readonly hash: string;
  readonly createdAt: Instant;
  /** How often what it shows has changed, since when it is as it is, and a hash of it. */
  readonly revision: number;
  readonly changedAt: Instant;
  readonly contentHash: string;
}

export interface Feeds {
  byHash(hash: string): Promise<Feed | undefined>;
  ofUser(team: TeamKey, userId: UserId): Promise<readonly Feed[]>;
  /** Adds a feed, or replaces that of the same team, person and scope: its old address then leads nowhere. */
  put(feed: Feed): Promise<void>;
  /** Ends all of somebody's addresses of a team. Answers how many there were. */
  removeOf(team: TeamKey, userId: UserId): Promise<number>;
}
