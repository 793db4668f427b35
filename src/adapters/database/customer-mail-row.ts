import type { CustomerMailState } from '../../domain/mail/customer-mail.ts';

/** A mail to a customer, as `migrations/0018-customer-mails.ts` makes its table. */
export interface CustomerMailRow {
  id: string;
  team: string;
  week: string;
  handoff: string;
  customer: string;
  to_id: string;
  incidents: string;
  basis: string;
  address: string;
  name: string | null;
  subject: string;
  body: string;
  state: CustomerMailState;
  attempt: number;
  by_user: string;
  by_name: string;
  changed_at: number;
  why: string | null;
}
