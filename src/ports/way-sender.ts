import type { ContactWay, ContactWayKind } from '../domain/paging/contact-way.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { Outcome, Sighting } from './outbox.ts';

/** What is sent by a way beside Slack: a page, a test page, or the answer to an answer. Plain text, no markup. */
export interface WayMessage {
  /** The outbox row's key: the same for every attempt. */
  readonly key: string;
  /** A few letters by which an earlier attempt is found again. */
  readonly marker: string;
  readonly what: 'page' | 'test' | 'answer';
  /** One line: what it is about. */
  readonly title: string;
  readonly text: string;
  /** Number of the incident; undefined for what is about none. */
  readonly incident: number | undefined;
  /** Where it can be answered by hand, once; undefined where the bot has no public address. */
  readonly link: string | undefined;
}

/** Sends by one kind of way. One attempt a call: only the outbox repeats. */
export interface WaySender {
  readonly kind: ContactWayKind;
  send(way: ContactWay, message: WayMessage): Promise<Outcome>;
  /** Looks whether an earlier attempt came through. */
  lookUp(way: ContactWay, message: WayMessage, since: Instant): Promise<Sighting>;
  /** Why a page by this way could not arrive, as far as that can be said without sending one. */
  trouble(way: ContactWay): Promise<string | undefined>;
}
