import type { Generated } from 'kysely';
import type { HandoffState } from '../../domain/handoff/handoff.ts';
import type { ContactWayRow } from './contact-way-row.ts';
import type { CustomerMailRow } from './customer-mail-row.ts';
import type { IncidentRow } from './incident-row.ts';
import type { PostmortemRow, ProductIssueRow } from './resolving-rows.ts';

/** Nullable column. */
type Maybe<T> = T | null;

/** The tables as `migrations/` makes them. Instants are epoch milliseconds; structured values are JSON text. */
export interface Schema {
  counters: { name: string; value: number };
  responders: {
    id: string;
    team: string;
    name: string;
    user_id: string;
    github: Maybe<string>;
    email: Maybe<string>;
    phone: Maybe<string>;
    level: string;
    weight: number;
    capabilities: string;
    topics: string;
    active: number;
    joined_on: Maybe<string>;
    leaves_on: Maybe<string>;
    newcomer_since: Maybe<string>;
  };
  rotation_spells: {
    responder_id: string;
    from_date: Maybe<string>;
    to_date: string;
    weight: number;
  };
  plan_drafts: {
    id: string;
    team: string;
    made_by: string;
    made_at: number;
    first: string;
    weeks: number;
    basis: string;
    seats: string;
    days_off: Maybe<string>;
    roster: Maybe<string>;
    published: number;
  };
  time_off: { responder_id: string; from_date: string; to_date: string; note: Maybe<string> };
  served_before: {
    responder_id: string;
    primary_weeks: number;
    backup_weeks: number;
    holiday_weeks: number;
    over_weeks: number;
  };
  duty_weeks: { team: string; week: string; published_at: number };
  assignments: {
    team: string;
    week: string;
    role: string;
    responder_id: string;
    swapped: Generated<number>;
  };
  covers: {
    id: string;
    team: string;
    kind: string;
    role: string;
    responder_id: string;
    from_at: number;
    to_at: number;
    agreed_at: number;
  };
  swaps: {
    id: string;
    team: string;
    asked_by: string;
    asked_by_name: string;
    gives: string;
    gets: string;
    overridden: string;
    requested_at: number;
    lapses_at: number;
    state: string;
    settled: Maybe<string>;
  };
  cover_offers: {
    id: string;
    team: string;
    asked_by: string;
    asked_by_name: string;
    for_id: string;
    to_id: Maybe<string>;
    role: string;
    from_at: number;
    to_at: number;
    requested_at: number;
    lapses_at: number;
    state: string;
    settled: Maybe<string>;
    overridden: Generated<string>;
  };
  incidents: IncidentRow;
  events: {
    id: number;
    team: Maybe<string>;
    incident: Maybe<number>;
    at: number;
    type: string;
    data: string;
    hash: string;
  };
  timers: {
    key: string;
    team: string;
    incident: Maybe<number>;
    kind: string;
    what: string;
    due_at: number;
    next_at: number;
  };
  outbox: {
    id: Generated<number>;
    key: string;
    lane: string;
    priority: number;
    team: string;
    incident: Maybe<number>;
    kind: string;
    effect: string;
    state: OutboxState;
    due_at: number;
    decided_at: number;
    next_attempt_at: number;
    attempts: number;
    /** 1 for the first row of its lane that is still to be dealt with, 0 for those behind it. */
    head: number;
    last_attempt_at: Maybe<number>;
    may_repeat: Maybe<number>;
    epoch: Maybe<number>;
    settled_at: Maybe<number>;
    why: Maybe<string>;
  };
  deliveries: { key: string; answer: string; at: number };
  message_places: { key: string; incident: Maybe<number>; channel: string; ts: string };
  channels: { name: string; id: string };
  slack_names: { user_id: string; name: string };
  job_runs: {
    job: string;
    scope: string;
    period: string;
    at: number;
    due_at: number;
    outcome: 'done' | 'dropped' | 'first-seen';
  };
  issue_links: {
    incident: number;
    repository: string;
    number: number;
    url: string;
    written: string;
    standing: string;
    seen_at: number;
    told_resolution: Maybe<number>;
    revision: number;
    stale: number;
    gone: number;
  };
  remarks: {
    origin: string;
    id: string;
    incident: number;
    author: string;
    text: string;
    said_at: number;
    edited_at: Maybe<number>;
    taken_back: number;
    version: number;
    copy: Maybe<string>;
    copied_version: number;
    link: Maybe<string>;
    added_by: Maybe<string>;
  };
  call_backs: { incident: number; phone: string; reference: Maybe<string> };
  customers: {
    id: string;
    team: string;
    key: string;
    small_name: string;
    name: Maybe<string>;
    email: Maybe<string>;
    phone: Maybe<string>;
    organisation: Maybe<string>;
    asked_at: number;
  };
  shared_messages: {
    id: string;
    made_at: number;
    message: string;
    link: Maybe<string>;
    incident: Maybe<number>;
  };
  incident_links: {
    incident: number;
    target: string;
    target_incident: Maybe<number>;
    repository: Maybe<string>;
    number: Maybe<number>;
    url: Maybe<string>;
    title: string;
    relation: string;
    linked_by: string;
    linked_by_name: string;
    linked_at: number;
  };
  suggestions: { incident: number; found_at: number; found: string };
  fruit_claims: {
    id: string;
    team: string;
    repository: string;
    number: number;
    title: string;
    url: string;
    responder_id: string;
    week: string;
    claimed_at: number;
    state: string;
  };
  product_issues: ProductIssueRow;
  postmortems: PostmortemRow;
  read_marks: {
    repository: string;
    since: number;
    issues_tag: Maybe<string>;
    comments_tag: Maybe<string>;
  };
  expert_asks: {
    id: string;
    team: string;
    incident: number;
    asked_by: string;
    asked_by_name: string;
    for_id: string;
    to_id: string;
    topic: Maybe<string>;
    requested_at: number;
    state: string;
    offer: Maybe<string>;
    meets_at: Maybe<number>;
    overdue: number;
    settled: Maybe<string>;
  };
  contact_ways: ContactWayRow;
  signing_keys: { name: string; key: string };
  own_calendars: { user_id: string; address: string; given_at: number };
  calendar_feeds: {
    team: string;
    user_id: string;
    scope: string;
    hash: string;
    created_at: number;
    revision: number;
    changed_at: number;
    content_hash: string;
  };
  handoffs: {
    id: string;
    team: string;
    week: string;
    from_id: string;
    named_id: Maybe<string>;
    state: HandoffState;
    began_at: number;
    items: string;
    handed: Maybe<string>;
    accepted: Maybe<string>;
  };
  customer_mails: CustomerMailRow;
  duty_signs: {
    team: string;
    kind: string;
    primary_user: Maybe<string>;
    backup_user: Maybe<string>;
    revision: number;
    week: string;
    refused_why: Maybe<string>;
    refused_since: Maybe<number>;
  };
  digests: { team: string; user_id: string; content: string };
  homes: {
    user_id: string;
    opened_at: number;
    digest: Maybe<string>;
    version: Maybe<string>;
  };
  presence: { id: number; epoch: number; seen_at: number };
  outages: { from_at: number; to_at: number };
}

export type OutboxState = 'pending' | 'sending' | 'unknown' | 'sent' | 'failed' | 'withdrawn';
