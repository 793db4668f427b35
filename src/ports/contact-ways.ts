import type { ContactWay, ContactWayId, ContactWayKind } from '../domain/paging/contact-way.ts';
import type { UserId } from '../domain/team/responder.ts';
import type { Instant } from '../domain/time/instant.ts';

/** Ways beside Slack to reach people, as they gave them. */
export interface ContactWays {
  nextId(): Promise<ContactWayId>;
  /** Adds a way, or replaces the one with its id. */
  put(way: ContactWay): Promise<void>;
  get(id: ContactWayId): Promise<ContactWay | undefined>;
  /** Somebody's ways, in the order in which they are taken. */
  of(userId: UserId): Promise<readonly ContactWay[]>;
  /** Everybody's ways of these kinds that lead to an address: who may have written from there. */
  at(address: string, kinds: readonly ContactWayKind[]): Promise<readonly ContactWay[]>;
  /** When something that can be answered last went out by this kind of way; undefined where nothing did. */
  lastAskedAt(kind: ContactWayKind): Promise<Instant | undefined>;
  remove(id: ContactWayId): Promise<void>;
}

/** Keys that sign what is handed out. */
export interface SigningKeys {
  /** The key of that name; `fresh` becomes it where there is none yet. */
  get(name: string, fresh: () => string): Promise<string>;
}
