import type { HandoffId } from '../domain/handoff/handoff.ts';
import type { CustomerMail, CustomerMailId } from '../domain/mail/customer-mail.ts';
import type { TeamKey } from '../domain/team/responder.ts';
import type { Instant } from '../domain/time/instant.ts';

/** What customers are told when their incidents change hands. Only what somebody wrote at or sent is kept. */
export interface CustomerMails {
  /** Adds a mail, or replaces the one with its id. */
  put(mail: CustomerMail): Promise<void>;
  get(id: CustomerMailId): Promise<CustomerMail | undefined>;
  ofHandoff(handoff: HandoffId): Promise<readonly CustomerMail[]>;
  /** Those to one customer of a team, the latest first. */
  ofCustomer(team: TeamKey, customer: string, limit: number): Promise<readonly CustomerMail[]>;
  /** Forgets what was written before then; answers how many. */
  purge(before: Instant, limit: number): Promise<number>;
}
