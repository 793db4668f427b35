import type { DomainEvent } from '../domain/incident/event.ts';
import type { Incident, IncidentNumber } from '../domain/incident/incident.ts';
import type { IncidentTimer, IncidentTimerKind } from '../domain/incident/timer.ts';
import type { Assignment } from '../domain/rotation/assignment.ts';
import type { Cover } from '../domain/rotation/cover.ts';
import type { Role } from '../domain/rotation/role.ts';
import type { Responder, ResponderId, TeamKey, UserId } from '../domain/team/responder.ts';
import type { Spell } from '../domain/team/spell.ts';
import type { Instant, LocalDate, WeekName } from '../domain/time/instant.ts';
import type { Timer } from '../domain/timer.ts';
import type { ContactWays, SigningKeys } from './contact-ways.ts';
import type { CustomerMails } from './customer-mails.ts';
import type { Digests } from './digests.ts';
import type { DutySigns } from './duty-signs.ts';
import type { CoverOffers, Swaps } from './exchanges.ts';
import type { ExpertAsks, OwnCalendars } from './experts.ts';
import type { Feeds } from './feeds.ts';
import type { FigureReads } from './figures.ts';
import type { Handoffs } from './handoffs.ts';
import type { Homes } from './homes.ts';
import type { IncidentSearch } from './incident-search.ts';
import type { IssueLinks, ReadMarks, Remarks } from './issue-log.ts';
import type { FruitClaims, IncidentLinks, KeptSuggestions } from './known.ts';
import type { ClaimedRow, Finished, NewOutboxRow, OutboxCounts } from './outbox.ts';
import type { PlanDrafts } from './plan-drafts.ts';
import type { CallBacks, Customers, OwnedCounts, SharedMessages } from './reporting.ts';
import type { Postmortems, ProductIssues } from './resolving.ts';

/**
 * Everything that must survive a kill -9. All of it is read and written in transactions: what a use case decides is
 * either written whole or not at all.
 */
export interface Store {
  /** Runs `work` in one serialised transaction; rolls back when it throws. `work` may be run again after a conflict. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Closes the database and gives up its lock. */
  close(): Promise<void>;
}

/** The store itself fails: its disk is full, or somebody else holds it. Whatever was asked of it is not to blame. */
export class StoreFailure extends Error {}

/** The parts of the store, within one transaction. */
export interface Tx {
  readonly incidents: Incidents;
  readonly people: People;
  readonly covers: Covers;
  readonly coverOffers: CoverOffers;
  readonly swaps: Swaps;
  readonly timers: Timers;
  readonly outbox: Outbox;
  readonly log: EventLog;
  readonly deliveries: Deliveries;
  readonly messages: MessagePlaces;
  readonly jobs: JobRuns;
  readonly presence: Presence;
  readonly issues: IssueLinks;
  readonly remarks: Remarks;
  readonly readMarks: ReadMarks;
  readonly planDrafts: PlanDrafts;
  readonly feeds: Feeds;
  readonly figures: FigureReads;
  readonly productIssues: ProductIssues;
  readonly postmortems: Postmortems;
  readonly handoffs: Handoffs;
  readonly customerMails: CustomerMails;
  readonly dutySigns: DutySigns;
  readonly digests: Digests;
  readonly expertAsks: ExpertAsks;
  readonly ownCalendars: OwnCalendars;
  readonly contactWays: ContactWays;
  readonly signingKeys: SigningKeys;
  readonly homes: Homes;
  readonly search: IncidentSearch;
  readonly links: IncidentLinks;
  readonly suggestions: KeptSuggestions;
  readonly fruit: FruitClaims;
  readonly customers: Customers;
  readonly callBacks: CallBacks;
  readonly sharedMessages: SharedMessages;
}

export interface IncidentFilter {
  readonly team: TeamKey;
  /** Open means waiting or answered. */
  readonly open: boolean;
}

export interface Incidents {
  /** The number for the next incident; numbers are never used twice. */
  nextNumber(): Promise<IncidentNumber>;
  insert(incident: Incident): Promise<void>;
  save(incident: Incident): Promise<void>;
  get(number: IncidentNumber): Promise<Incident | undefined>;
  /** Newest due first for open ones (the most urgent on top); latest number first otherwise. */
  list(filter: IncidentFilter, limit: number): Promise<readonly Incident[]>;
  /** Incidents of an environment that came in since then, by who owns them now. */
  ownedSince(team: TeamKey, environment: string, since: Instant): Promise<OwnedCounts>;
  countOpen(team: TeamKey): Promise<{ readonly open: number; readonly waiting: number }>;
  /** Those of the numbers that there are, in the order of the numbers given. */
  some(numbers: readonly IncidentNumber[]): Promise<readonly Incident[]>;
  /** Latest number first from below `before`, or, with `after`, the ones next above it, the latest first all the same. */
  page(filter: IncidentPageFilter, from: PageFrom, limit: number): Promise<readonly Incident[]>;
  /** Incidents that were merged into this one, oldest first. */
  duplicatesOf(number: IncidentNumber): Promise<readonly Incident[]>;
}

/** Which incidents a page is of; what is left out does not matter. */
export interface IncidentPageFilter {
  readonly team?: TeamKey;
  readonly ownerId?: ResponderId;
  readonly week?: WeekName;
  /** Open ones only. */
  readonly isOpen?: boolean;
  /** When they came in: from the first instant (included) to the second (excluded). */
  readonly cameIn?: { readonly from: Instant; readonly to: Instant };
}

/** Where a page begins: below a number, above one, or at the latest. */
export type PageFrom =
  | { readonly before: IncidentNumber }
  | { readonly after: IncidentNumber }
  | 'latest';

/** Time off as it is stored: local dates, both included. */
export interface TimeOff {
  readonly responderId: ResponderId;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** What its owner wrote beside it, for themselves and the admins. */
  readonly note?: string | undefined;
}

/** What somebody carried before Hotline knew them. */
export interface ServedBefore {
  readonly responderId: ResponderId;
  readonly primary: number;
  readonly backup: number;
  readonly holiday: number;
  readonly overWeeks: number;
}

export interface People {
  ofTeam(team: TeamKey): Promise<readonly Responder[]>;
  get(id: ResponderId): Promise<Responder | undefined>;
  byUser(userId: UserId): Promise<readonly Responder[]>;
  /** An id for somebody who is not written down yet. */
  nextId(): Promise<ResponderId>;
  /** Adds or replaces by (team, Slack user); somebody new gets the id that is given, if one is. Answers the responder's id. */
  put(
    responder: Omit<Responder, 'id'> & { readonly id?: ResponderId | undefined },
  ): Promise<ResponderId>;
  /** Notes a spell that is over, and since when the present one counts. */
  putSpell(over: Spell, next: LocalDate | undefined): Promise<void>;
  /** Spells of a team's people that are over. */
  spells(team: TeamKey): Promise<readonly Spell[]>;
  replaceTimeOff(
    responderId: ResponderId,
    ranges: ReadonlyArray<Omit<TimeOff, 'responderId'>>,
  ): Promise<void>;
  timeOff(team: TeamKey): Promise<readonly TimeOff[]>;
  putServedBefore(served: ServedBefore): Promise<void>;
  servedBefore(team: TeamKey): Promise<readonly ServedBefore[]>;
  assignments(team: TeamKey, from: WeekName, to: WeekName): Promise<readonly Assignment[]>;
  putAssignment(team: TeamKey, assignment: Assignment, publishedAt: Instant): Promise<void>;
  /** Leaves a seat of a published week empty. */
  removeAssignment(team: TeamKey, week: WeekName, role: Role): Promise<void>;
  /** A Slack name to fall back on for people outside the roster. */
  rememberName(userId: UserId, name: string): Promise<void>;
  nameOf(userId: UserId): Promise<string | undefined>;
}

export interface Covers {
  /** An id that was never given before. */
  nextId(): Promise<string>;
  /** Adds a cover, or replaces the one with its id. */
  put(team: TeamKey, cover: Cover): Promise<void>;
  get(id: string): Promise<Cover | undefined>;
  /** Covers that hold at any instant from `from` (included) to `to` (excluded), by their beginning. */
  overlapping(team: TeamKey, from: Instant, to: Instant): Promise<readonly Cover[]>;
  remove(id: string): Promise<void>;
}

export interface Timers {
  /** Arms a timer; one with the same key is moved. */
  arm(team: TeamKey, timer: Timer): Promise<void>;
  /** An incident's timers of one kind, earliest first. */
  ofIncident(
    incident: IncidentNumber,
    kind: IncidentTimerKind['kind'],
  ): Promise<readonly IncidentTimer[]>;
  disarm(incident: IncidentNumber, kinds: ReadonlyArray<IncidentTimerKind['kind']>): Promise<void>;
  /** Timers due at or before `now`, earliest first. */
  due(now: Instant, limit: number): Promise<readonly Timer[]>;
  remove(timer: Timer): Promise<void>;
  /** Moves a timer whose handling failed, so that it does not hold up the others. */
  postpone(timer: Timer, to: Instant): Promise<void>;
  nextDueAt(): Promise<Instant | undefined>;
  count(): Promise<number>;
}

export interface Outbox {
  /** Whether a row of this kind is queued for the incident and has not been taken yet. */
  isQueued(incident: IncidentNumber, kind: string): Promise<boolean>;
  /** Whether a row of this lane is queued and has not been taken yet. */
  isLaneQueued(lane: string): Promise<boolean>;
  /** Enqueues; a row with a key that exists already is left as it is. */
  enqueue(rows: readonly NewOutboxRow[], now: Instant): Promise<void>;
  /** Withdraws queued rows of these kinds for an incident. What is already on its way is looked at again in its claim. */
  withdraw(incident: IncidentNumber, kinds: readonly string[], now: Instant): Promise<void>;
  /** Rows that may go now, pages first, never two of one lane. They are marked as sending under `epoch`. */
  claim(now: Instant, limit: number, epoch: number): Promise<readonly ClaimedRow[]>;
  /** Unknown outcomes whose time to be looked up has come. */
  claimUnknown(now: Instant, limit: number, epoch: number): Promise<readonly ClaimedRow[]>;
  /** Writes down what became of a claimed row. Ignored when the claim belongs to another epoch. */
  finish(finished: Finished, now: Instant, epoch: number): Promise<boolean>;
  /** Rows that a previous life of the bot left in flight: their outcome is unknown. */
  orphan(now: Instant, epoch: number): Promise<number>;
  /** When the next row wants attention; undefined when the outbox is empty. */
  nextAttemptAt(): Promise<Instant | undefined>;
  counts(now: Instant): Promise<OutboxCounts>;
  purgeSettled(before: Instant, limit: number): Promise<number>;
}

export interface LoggedEvent {
  readonly id: number;
  readonly team: TeamKey | undefined;
  readonly incident: IncidentNumber | undefined;
  readonly at: Instant;
  readonly event: DomainEvent;
}

/** Append-only and hash-chained: each row's hash covers the one before. */
export interface EventLog {
  /** Answers the id of the newest event of the log. */
  append(
    where: { readonly team?: TeamKey | undefined; readonly incident?: IncidentNumber | undefined },
    events: readonly DomainEvent[],
    at: Instant,
  ): Promise<number>;
  ofIncident(incident: IncidentNumber): Promise<readonly LoggedEvent[]>;
  /** What happened to a team's rotation, and what was refused there; the latest last. */
  ofTeam(team: TeamKey, limit: number): Promise<readonly LoggedEvent[]>;
  latestAt(): Promise<Instant | undefined>;
  /** The id of the first event whose hash does not fit, or undefined when the chain holds. */
  firstBroken(): Promise<number | undefined>;
}

/** What Slack delivered and was consumed, with the answer that was given, so that a repeat gets the same one. */
export interface Deliveries {
  answerOf(key: string): Promise<{ readonly answer: unknown } | undefined>;
  consume(key: string, answer: unknown, at: Instant): Promise<void>;
  purge(before: Instant, limit: number): Promise<number>;
}

/** Where a message stands in Slack, so that it can be edited. */
export interface MessagePlace {
  readonly channel: string;
  readonly ts: string;
}

export interface MessagePlaces {
  get(key: string): Promise<MessagePlace | undefined>;
  put(key: string, place: MessagePlace, incident: IncidentNumber | undefined): Promise<void>;
  /** Places whose key starts with `prefix`, of one incident. */
  ofIncident(
    incident: IncidentNumber,
    prefix: string,
  ): Promise<ReadonlyArray<MessagePlace & { readonly key: string }>>;
  /** The incident whose card stands there; undefined when none does. */
  incidentOfCard(place: MessagePlace): Promise<IncidentNumber | undefined>;
  /** Places whose key starts with `prefix`, of no incident. */
  under(prefix: string): Promise<readonly MessagePlace[]>;
  /** Ids of channels and direct messages, found once and remembered. */
  channelId(name: string): Promise<string | undefined>;
  rememberChannel(name: string, id: string): Promise<void>;
}

/** One occasion of a job, taken care of. */
export interface JobRun {
  readonly job: string;
  /** A team's key, or `bot`. */
  readonly scope: string;
  readonly period: string;
  readonly dueAt: Instant;
  readonly at: Instant;
  /** `first-seen` is the row that says since when the job is known: what was due before is not ours to do. */
  readonly outcome: 'done' | 'dropped' | 'first-seen';
}

export interface JobRuns {
  /** True when this (job, scope, period) had no row before; it is written in the same transaction. */
  begin(run: JobRun): Promise<boolean>;
  has(job: string, scope: string, period: string): Promise<boolean>;
  /** Due instant of the newest run that was due at or before `now`. */
  newestDueAt(job: string, scope: string, now: Instant): Promise<Instant | undefined>;
  /** Runs of a job, the newest due first. */
  latest(job: string, scope: string, limit: number): Promise<readonly JobRun[]>;
}

/** When the bot was there, so that a late page can say since when it was not. */
export interface Presence {
  /** Begins a new life: the next epoch, and the outage that lies before it, if there was one. */
  begin(
    now: Instant,
  ): Promise<{ readonly epoch: number; readonly lastSeenAt: Instant | undefined }>;
  seen(now: Instant): Promise<void>;
  recordOutage(from: Instant, to: Instant): Promise<void>;
  /** The latest outage that overlaps the time from `from` to `to`. */
  outageDuring(
    from: Instant,
    to: Instant,
  ): Promise<{ readonly from: Instant; readonly to: Instant } | undefined>;
  epoch(): Promise<number>;
}
