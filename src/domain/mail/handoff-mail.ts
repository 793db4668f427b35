import { DateTime } from 'luxon';
import { type Incident, incidentName } from '../incident/incident.ts';
import type { Responder } from '../team/responder.ts';
import { harmless, shortened } from '../text/harmless.ts';
import type { Instant } from '../time/instant.ts';
import { SUBJECT_LIMIT } from './customer-mail.ts';
import { fillTemplate, type MailTemplate, type Placeholder } from './template.ts';

/** Everything that a handoff's mail to one customer says. */
export interface HandoffMailFacts {
  readonly template: MailTemplate;
  readonly teamName: string;
  readonly zone: string;
  readonly customerName: string | undefined;
  /** At least one; all of one customer. */
  readonly incidents: readonly Incident[];
  readonly from: Pick<Responder, 'name'>;
  readonly primary: Contact;
  readonly backup: Contact | undefined;
  /** From when on the next one is there. */
  readonly opensAt: Instant;
}

type Contact = Pick<Responder, 'name' | 'email' | 'phone'>;

const TITLE_SHOWN = 100;
const NAME_SHOWN = 100;
/** With more of them, whom to reach would not fit into a form of Slack's any more, and so be cut off. */
const MOST_TOLD = 10;

/** The mail to a customer as it is proposed; whoever sends it can write it anew. */
export function handoffMail(facts: HandoffMailFacts): {
  readonly subject: string;
  readonly text: string;
} {
  const { template } = facts;
  const values = valuesOf(facts);
  return {
    subject: shortened(oneLine(fillTemplate(template.subject, values)), SUBJECT_LIMIT),
    text: `${fillTemplate(template.text, values).trim()}\n`,
  };
}

function valuesOf(facts: HandoffMailFacts): Readonly<Record<Placeholder, string>> {
  const { incidents, zone, customerName, from, primary, backup, teamName } = facts;
  return {
    customer: shortened(oneLine(customerName ?? ''), NAME_SHOWN),
    incident: named(incidents),
    title: titleOf(incidents),
    standing: standingOf(incidents, zone),
    day: day(facts.opensAt, zone),
    primary: oneLine(primary.name),
    backup: oneLine(backup?.name ?? ''),
    contacts: contacts(primary, backup),
    from: oneLine(from.name),
    team: oneLine(teamName),
  };
}

function titleOf(incidents: readonly Incident[]): string {
  const [first, ...others] = incidents;
  if (first === undefined) return '';
  const more = others.length === 0 ? '' : `, and ${String(others.length)} more`;
  return `${calledOf(first)}${more}`;
}

/** What the customer knows it by. Of what is restricted, nothing that could say where it lives. */
function calledOf(incident: Incident): string {
  return incident.isRestricted ? 'your request' : shortened(oneLine(incident.title), TITLE_SHOWN);
}

/**
 * In neutral words. Notes for colleagues are not for customers, so nothing that was written for them gets here by itself:
 * whoever sends the mail says it in their own words.
 */
function standingOf(incidents: readonly Incident[], zone: string): string {
  const [only] = incidents;
  if (only !== undefined && incidents.length === 1) return `${standing(only, zone)}.`;
  const lines = incidents
    .slice(0, MOST_TOLD)
    .map((one) => `  ${incidentName(one.number)}, ${calledOf(one)}: ${standing(one, zone)}.`);
  const left = incidents.length - lines.length;
  return ['', ...lines, ...(left > 0 ? [`  and ${String(left)} more.`] : [])].join('\n');
}

function standing({ answered }: Incident, zone: string): string {
  return answered === undefined
    ? 'we have not given you an answer yet'
    : `we answered you on ${day(answered.at, zone)}, and are still working on it`;
}

function contacts(primary: Contact, backup: Contact | undefined): string {
  const line = ({ name, email, phone }: Contact, role: string): string =>
    ['  ', [`${oneLine(name)} (${role})`, email, phone].filter(Boolean).join(', ')].join('');
  return [line(primary, 'primary'), ...(backup ? [line(backup, 'backup')] : [])].join('\n');
}

/** "Monday 18 January": no zone is named, since a customer's is not known, and a day needs none. */
function day(t: Instant, zone: string): string {
  return DateTime.fromMillis(t, { zone, locale: 'en-GB' }).toFormat('cccc d LLLL');
}

/** Those that are told of, so that a subject is not cut within one. */
function named(incidents: readonly Incident[]): string {
  const names = incidents.slice(0, MOST_TOLD).map(({ number }) => incidentName(number));
  const more = incidents.length - names.length;
  return listed(more > 0 ? [...names, `${String(more)} more`] : names);
}

function listed(words: readonly string[]): string {
  const [last = ''] = words.slice(-1);
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

const oneLine = (text: string): string => harmless(text).replace(/\s+/gu, ' ').trim();
