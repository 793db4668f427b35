import type { Generated } from 'kysely';

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
    published: number;
  };
  time_off: { responder_id: string; from_date: string; to_date: string };
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
  };
  product_issues: {
    incident: number;
    key: string;
    /** The order in which they were first named. */
    position: number;
    purpose: string;
    repository: string;
    number: Maybe<number>;
    url: Maybe<string>;
    title: string;
    asked_by: string;
    asked_by_name: string;
    asked_at: number;
    tried_at: Maybe<number>;
    state: string;
    why: Maybe<string>;
  };
  postmortems: {
    incident: number;
    words: string;
    outlined_at: number;
    edited_by: Maybe<string>;
    edited_by_name: Maybe<string>;
    edited_at: Maybe<number>;
    version: number;
    comment: Maybe<string>;
    written_version: number;
  };
  read_marks: {
    repository: string;
    since: number;
    issues_tag: Maybe<string>;
    comments_tag: Maybe<string>;
  };
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
  presence: { id: number; epoch: number; seen_at: number };
  outages: { from_at: number; to_at: number };
}

export type OutboxState = 'pending' | 'sending' | 'unknown' | 'sent' | 'failed' | 'withdrawn';

export interface IncidentRow {
  number: number;
  team: string;
  title: string;
  description: string;
  customer_name: Maybe<string>;
  customer_email: Maybe<string>;
  customer_phone: Maybe<string>;
  customer_organisation: Maybe<string>;
  contact: string;
  severity: string;
  environment: string;
  reported_by: string;
  reported_by_name: string;
  reported_at: number;
  came_in_at: number;
  week: string;
  owner_id: Maybe<string>;
  goal_minutes: number;
  due_at: number;
  state: string;
  on_it_by: Maybe<string>;
  on_it_by_name: Maybe<string>;
  on_it_at: Maybe<number>;
  answered_by: Maybe<string>;
  answered_by_name: Maybe<string>;
  answered_at: Maybe<number>;
  resolved_by: Maybe<string>;
  resolved_by_name: Maybe<string>;
  resolved_at: Maybe<number>;
  summary: Maybe<string>;
  effort_hours: Maybe<number>;
  activities: Maybe<string>;
  marked_serious: number;
  paging: Maybe<string>;
  repository: Maybe<string>;
}
