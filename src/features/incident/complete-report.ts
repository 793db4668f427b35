import type { Refusal } from '../../domain/incident/decision.ts';
import { type GivenReport, withMail } from '../../domain/incident/from-mail.ts';
import { withKnown } from '../../domain/incident/known-customers.ts';
import type { Report } from '../../domain/incident/report.ts';
import { describedFrom, titleFrom } from '../../domain/incident/shared-message.ts';
import { environmentOf, type Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';

/** A report as it was given: what it leaves out is filled in from what comes with it. */
export interface NewReport extends GivenReport {
  /** A mail as somebody pasted it. */
  readonly mail?: string | undefined;
  /** Id of a customer who asked before. */
  readonly knownCustomer?: string | undefined;
  /** Id of the message in Slack that it is made from. */
  readonly message?: string | undefined;
}

/**
 * A report with all that is known: of the message that it is made from, of a pasted mail, of the customer. Of a restricted
 * environment nothing is filled in: it says no more than its form asks.
 */
export async function completeReport(
  tx: Tx,
  team: Team,
  given: NewReport,
  now: Instant,
): Promise<Report | Refusal> {
  const { mail, knownCustomer, message, ...told } = given;
  const { zone } = team.calendar;
  if (environmentOf(team, told.environment)?.restricted) {
    return { ...told, cameInAt: told.cameInAt ?? now };
  }
  let report: GivenReport = told;
  const shared = message === undefined ? undefined : await tx.sharedMessages.get(message);
  if (shared) {
    const title = report.title.trim() === '' ? titleFrom(shared) : report.title;
    report = {
      ...report,
      title,
      description: describedFrom(shared, { title, description: report.description }, zone),
      messageLink: shared.link,
    };
  }
  if (mail !== undefined && mail.trim() !== '') {
    const read = withMail(report, mail, zone, now);
    if ('ok' in read) return read;
    report = read;
  }
  const known =
    knownCustomer === undefined ? undefined : await tx.customers.get(team.key, knownCustomer);
  if (known) report = { ...report, customer: withKnown(report.customer, known) };
  return { ...report, cameInAt: report.cameInAt ?? now };
}
