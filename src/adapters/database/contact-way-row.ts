/** A way to reach somebody as its table has it. Instants are epoch milliseconds. */
export interface ContactWayRow {
  id: string;
  user_id: string;
  kind: string;
  address: string;
  format: string | null;
  secret: string | null;
  after_minutes: number;
  given_at: number;
  asked_at: number | null;
  confirmed_at: number | null;
}
