import type { ExpertAsk, ExpertAskId } from '../domain/experts/ask.ts';
import type { TimeSpan } from '../domain/experts/common-times.ts';
import type { IncidentNumber } from '../domain/incident/incident.ts';
import type { TeamKey, UserId } from '../domain/team/responder.ts';
import type { Instant } from '../domain/time/instant.ts';

/** Experts whose help was asked for, waiting or settled. */
export interface ExpertAsks {
  /** An id that was never given before. */
  nextId(): Promise<ExpertAskId>;
  /** Adds an ask, or replaces the one with its id. */
  put(ask: ExpertAsk): Promise<void>;
  get(id: ExpertAskId): Promise<ExpertAsk | undefined>;
  /** Those of one incident, the oldest first. */
  ofIncident(incident: IncidentNumber): Promise<readonly ExpertAsk[]>;
  /** Those of a team in which the two talk after `from`, however it ended, the earliest first. */
  meetingAfter(team: TeamKey, from: Instant): Promise<readonly ExpertAsk[]>;
}

/** Addresses of people's own calendars. Each is a secret of its owner: it goes into no log and no message. */
export interface OwnCalendars {
  get(userId: UserId): Promise<string | undefined>;
  /** Gives an address, or a new one. */
  put(userId: UserId, address: string, at: Instant): Promise<void>;
  /** True when there was one. */
  remove(userId: UserId): Promise<boolean>;
}

/** What somebody's calendar says of their time; or why it says nothing. */
export type BusyReading =
  | { readonly ok: true; readonly busy: readonly TimeSpan[] }
  | { readonly ok: false; readonly why: string };

/** Where people are and when they are busy, as far as the outside knows. Never throws: what fails is not known. */
export interface Availability {
  /** The IANA zone that somebody lives by; undefined where it is not known. */
  zoneOf(userId: UserId): Promise<string | undefined>;
  /**
   * When the owner of a calendar is busy.
   *
   * @param zone where times without a zone of their own are.
   */
  busyIn(address: string, span: TimeSpan, zone: string): Promise<BusyReading>;
}
