import type { KnownBlock } from '@slack/types';
import { type Incident, incidentName } from '../../../domain/incident/incident.ts';
import { mailtoLink } from '../../../domain/mail/mailto.ts';
import type { Responder } from '../../../domain/team/responder.ts';
import { harmless, shortened } from '../../../domain/text/harmless.ts';
import type { IncidentView } from '../../../features/incident/incident-view.ts';
import type { RedirectFacts } from '../../../features/incident/redirect-facts.ts';
import { ACTION } from '../ids.ts';
import { actions, button, context, type Message, section } from './blocks.ts';
import { customerName, reachLine, titleLine } from './incident-words.ts';
import { cut, LIMITS, safeCut, safeLine, when, written } from './text.ts';

const SUBJECT_LIMIT = 60;

/** A link that Slack's limit for a section cuts off leads nowhere. */
const LINK_LIMIT = 2_500;

const ADDRESS = /^[\w.%+-]+@[\w-]+(?:\.[\w-]+)+$/u;

/** To whoever was contacted directly: a text for the customer, to copy or to open in a mail program. */
export function sendOnMessage(view: IncidentView, facts: RedirectFacts): Message {
  const { incident } = view;
  const name = incidentName(incident.number);
  const whom = facts.primary ? safeLine(facts.primary.name) : 'the team';
  const mail = customerMail(view, facts);
  const first = `${name} is open for ${whom}. Send this to ${customerName(incident.customer)}:`;
  const link = mailLink(incident, mail);
  return {
    text: cut(first, LIMITS.text),
    blocks: [
      section(`*${first}*`),
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_preformatted',
            elements: [{ type: 'text', text: `${mail.subject}\n\n${mail.body}` }],
          },
        ],
      } satisfies KnownBlock,
      ...(link === undefined ? [] : [section(`<${link}|Open it in your mail program>`)]),
      context(
        `${facts.primary ? `You are told when ${whom} is in contact with them` : 'Nobody is on duty; the lead is told. You are told when somebody is in contact with them'}. Until then the clock runs as always.`,
      ),
    ],
  };
}

/** To the owner: somebody sent a customer on to them. */
export function redirectedMessage(view: IncidentView): Message {
  const { incident, team } = view;
  const name = incidentName(incident.number);
  const value = String(incident.number);
  const from = safeLine(incident.redirectedBy?.name ?? 'somebody');
  const who = customerName(incident.customer);
  const reach = reachLine(incident.customer);
  const { zone } = team.calendar;
  return {
    text: cut(
      `${from} sends ${who} on to you: ${name}, first answer by ${written(incident.dueAt, zone)}. ${safeLine(incident.title)}`,
      LIMITS.text,
    ),
    blocks: [
      section(
        `*${from} sends ${who} on to you: first answer by ${when(incident.dueAt, zone)}.*\n${titleLine(incident)}${reach === '' ? '' : ` · ${reach}`}`,
      ),
      ...(incident.description === '' ? [] : [section(safeCut(incident.description, 600))]),
      context(`Once you are in contact with them, say so: ${from} is told, and the clock stops.`),
      actions(
        `redirected-${value}`,
        button('I’m in contact', ACTION.answered, value, 'primary'),
        button('I’m on it', ACTION.onIt, value),
      ),
    ],
  };
}

/** To whoever sent the customer on: somebody has them. */
export function contactMadeMessage(view: IncidentView): Message {
  const { incident, team } = view;
  const by = safeLine(incident.answered?.by.name ?? 'somebody');
  const who = customerName(incident.customer);
  const at = incident.answered?.at ?? view.now;
  const { zone } = team.calendar;
  return {
    text: cut(
      `${by} is in contact with ${who} (${incidentName(incident.number)}). Nothing is left for you to do.`,
      LIMITS.text,
    ),
    blocks: [
      section(
        `*${by} is in contact with ${who}, ${when(at, zone)}.* Nothing is left for you to do.\n${titleLine(incident)}`,
      ),
    ],
  };
}

interface CustomerMail {
  readonly subject: string;
  readonly body: string;
}

/** What the customer reads. Plain text: it goes into a mail, and into a block that shows it as it is. */
export function customerMail(
  { incident, team }: IncidentView,
  { primary, backup }: RedirectFacts,
): CustomerMail {
  const name = incidentName(incident.number);
  const { zone } = team.calendar;
  const asked = oneLine(team.name);
  const who = primary === undefined ? '' : oneLine(primary.name);
  const to = incident.customer.name === undefined ? '' : ` ${oneLine(incident.customer.name)}`;
  const ways = [
    ...(primary ? [`  ${waysTo(primary, 'primary')}`] : []),
    ...(backup ? [`  ${waysTo(backup, 'backup')}`] : []),
  ];
  return {
    subject: `Your ${asked} question: ${shortened(oneLine(incident.title), SUBJECT_LIMIT)} (${name})`,
    body: [
      `Hello${to},`,
      primary
        ? `questions about ${asked} are answered by ${who} this week, who has yours already, as ${name}. You hear from ${who} by ${written(incident.dueAt, zone)}, and need not write again.`
        : `the ${asked} team has your question already, as ${name}. You hear from us by ${written(incident.dueAt, zone)}, and need not write again.`,
      ...(ways.length === 0 ? [] : [`If something changes, you reach\n${ways.join('\n')}`]),
      oneLine(incident.redirectedBy?.name ?? ''),
    ]
      .join('\n\n')
      .trim(),
  };
}

const waysTo = ({ name, email, phone }: Responder, role: string): string =>
  [`${oneLine(name)} (${role})`, email, phone].filter((way) => way !== undefined).join(', ');

const oneLine = (text: string): string =>
  shortened(harmless(text).replace(/\s+/gu, ' ').trim(), 150);

/** An address that opens a mail; without its words where they would make it too long. */
function mailLink({ customer }: Incident, { subject, body }: CustomerMail): string | undefined {
  const to = customer.email !== undefined && ADDRESS.test(customer.email) ? customer.email : '';
  const links = [
    mailtoLink({ address: to, subject, text: body }),
    mailtoLink({ address: to, subject }),
  ];
  return links.map((one) => one.replaceAll('&', '&amp;')).find((one) => one.length <= LINK_LIMIT);
}
