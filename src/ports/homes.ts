import type { UserId } from '../domain/team/responder.ts';
import type { Instant } from '../domain/time/instant.ts';

/** What stands in somebody's Home tab, as far as we know. */
export interface ShownHome {
  /** Of all that it shows: the same digest needs no publishing. */
  readonly digest: string;
  /** Slack's name of that version. Whoever publishes over it names it, so that an older picture cannot win. */
  readonly version: string | undefined;
}

/** Somebody's Home tab. That it was closed is not said by anybody: it counts as open for a while. */
export interface OpenHome {
  readonly userId: UserId;
  readonly openedAt: Instant;
  /** Undefined before anything was published. */
  readonly shown: ShownHome | undefined;
}

/** Home tabs that were opened. */
export interface Homes {
  /** Remembers that somebody has opened theirs. */
  opened(userId: UserId, at: Instant): Promise<void>;
  get(userId: UserId): Promise<OpenHome | undefined>;
  /** Whoever has opened theirs since then, this instant included; by user id. */
  openSince(since: Instant): Promise<readonly UserId[]>;
  /** Forgets it: Slack takes nothing for it any more. */
  forget(userId: UserId): Promise<void>;
  /** Remembers what was published. */
  shows(userId: UserId, shown: ShownHome): Promise<void>;
}
