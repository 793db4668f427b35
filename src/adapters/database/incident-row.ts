/** Nullable column. */
type Maybe<T> = T | null;

/** An incident as its table has it. Instants are epoch milliseconds. */
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
  on_it_via: Maybe<string>;
  on_it_until: Maybe<number>;
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
  duplicate_of: Maybe<number>;
  restricted: number;
  redirected_by: Maybe<string>;
  redirected_by_name: Maybe<string>;
  message_link: Maybe<string>;
}
