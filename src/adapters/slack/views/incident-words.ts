import type { ChannelOfContact, Customer, Incident } from '../../../domain/incident/incident.ts';
import { incidentName } from '../../../domain/incident/incident.ts';
import type { SharedMessage } from '../../../domain/incident/shared-message.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { IncidentView } from '../../../features/incident/incident-view.ts';
import { cut, safeCut, safeLine, when } from './text.ts';

const BY: Readonly<Record<ChannelOfContact, string>> = {
  call: 'by telephone',
  email: 'by email',
  'drop-in': 'in person',
  slack: 'on Slack',
  github: 'on GitHub',
  other: 'by other means',
};

export const CONTACT_LABEL: Readonly<Record<ChannelOfContact, string>> = {
  call: 'Call',
  email: 'Email',
  'drop-in': 'Drop-in',
  slack: 'Slack',
  github: 'GitHub',
  other: 'Other',
};

/** "INC-41 · Contour plot crashes", safe and on one line. */
export function titleLine(incident: Incident, longest = LONGEST_TITLE): string {
  return `${incidentName(incident.number)} · ${short(incident.title, longest)}`;
}

/** "Dana Reed at Example Lab", as much of it as is known. Each of the two is cut where there is little room. */
export function customerName(customer: Customer, longest = LONGEST_TITLE): string {
  const { name, organisation } = customer;
  const who = name === undefined ? 'a customer' : short(name, longest);
  return organisation === undefined ? who : `${who} at ${short(organisation, longest)}`;
}

/** Escaped, a title may be five times as long as it was typed. */
const LONGEST_TITLE = 1_000;

const short = (text: string, longest: number): string =>
  safeCut(text.replace(/\s+/gu, ' ').trim(), longest);

/** "From Dana Reed at Example Lab, by telephone". */
export function fromLine(incident: Incident): string {
  return `From ${customerName(incident.customer)}, ${BY[incident.contact]}`;
}

/** How the customer can be reached: "☎ 555-0100 · dana@example.org"; empty when nobody wrote it down. */
export function reachLine(customer: Customer): string {
  const ways = [
    customer.phone === undefined ? undefined : `☎ ${safeLine(customer.phone)}`,
    customer.email === undefined ? undefined : safeLine(customer.email),
  ];
  return ways.filter((way) => way !== undefined).join(' · ');
}

/** "uma in #general, today, 09:24", with the names of files, and what was made of it before. */
export function messageSource(message: SharedMessage, { calendar }: Team): string {
  const { author, channelName, saidAt, files: names, incident } = message;
  const where = channelName === undefined ? '' : ` in #${safeLine(channelName)}`;
  const more = names.length === 0 ? '' : ` · ${safeLine(cut(names.join(', '), 300))}`;
  const before =
    incident === undefined ? '' : ` · *reported already, as ${incidentName(incident)}*`;
  return `${safeLine(author)}${where}, ${when(saidAt, calendar.zone)}${more}${before}`;
}

/** The mark in front of a line. It repeats what the words say, for those who see it. */
export function mark({ incident, now }: Pick<IncidentView, 'incident' | 'now'>): string {
  switch (incident.state) {
    case 'resolved':
      return '✅';
    case 'answered':
      return '🟢';
    case 'waiting':
      return now >= incident.dueAt ? '🔴' : '🟡';
  }
}
