import { type ReadMail, readMail } from '../text/mail/read-mail.ts';
import type { Instant } from '../time/instant.ts';
import { type Refusal, refuse } from './decision.ts';
import type { Customer } from './incident.ts';
import type { Report } from './report.ts';

/** A report as somebody gave it: what they left empty is undefined, or no text at all. */
export type GivenReport = Omit<Report, 'cameInAt'> & { readonly cameInAt: Instant | undefined };

/** No mail that anybody asks about today is older. */
const OLDEST_MAIL_MS = 365 * 24 * 60 * 60_000;

/**
 * A report with what a pasted mail says where the report says nothing: title, customer, when it came in. The mail's own
 * words come below the description, as a quotation.
 *
 * @param zone IANA name, for a mail's date that has none.
 */
export function withMail(
  report: GivenReport,
  pasted: string,
  zone: string,
  now: Instant,
): GivenReport | Refusal {
  const mail = readMail(pasted, zone);
  if (!mail.ok) return refuse('invalid', mail.problem, 'mail');
  return {
    ...report,
    title: report.title.trim() === '' ? (mail.subject ?? firstLine(mail)) : report.title,
    description: [report.description.trim(), quoted(mail)].filter((t) => t !== '').join('\n\n'),
    customer: withSender(report.customer, mail),
    // The form begins with a call; nobody pastes the mail of one.
    contact: report.contact === 'call' ? 'email' : report.contact,
    cameInAt: report.cameInAt ?? plausible(mail.sentAt, now),
  };
}

function withSender(customer: Customer, { from }: ReadMail): Customer {
  const hasReach = customer.email !== undefined || customer.phone !== undefined;
  return {
    ...customer,
    name: customer.name ?? from.name,
    email: hasReach ? customer.email : from.email,
  };
}

function plausible(sentAt: Instant | undefined, now: Instant): Instant | undefined {
  if (sentAt === undefined) return undefined;
  return sentAt <= now && sentAt > now - OLDEST_MAIL_MS ? sentAt : undefined;
}

function quoted({ body }: ReadMail): string {
  return body
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n')
    .replace(/^>$/u, '');
}

function firstLine({ body }: ReadMail): string {
  const [line = ''] = body.split('\n');
  return Array.from(line.trim()).slice(0, 200).join('');
}
