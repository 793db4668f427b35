import type { Handoff, HandoffItem } from '../../domain/handoff/handoff.ts';
import {
  type Customer,
  type Incident,
  type IncidentNumber,
  incidentName,
} from '../../domain/incident/incident.ts';
import { customerKey } from '../../domain/incident/known-customers.ts';
import { type CustomerMail, isTold } from '../../domain/mail/customer-mail.ts';
import { handoffMail } from '../../domain/mail/handoff-mail.ts';
import { DEFAULT_TEMPLATE } from '../../domain/mail/template.ts';
import type { Responder } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { duplicatesOf } from '../incident/duplicates.ts';
import { mayOwn } from '../incident/may-own.ts';

/** Earlier mails to a customer that are looked at; a week has one or two. */
const EARLIER = 20;

/** A handoff, as far as its mails depend on it. */
export interface HandoffParties {
  readonly handoff: Handoff;
  readonly team: Team;
  readonly from: Responder | undefined;
  readonly to: Responder | undefined;
  readonly backup: Responder | undefined;
  readonly closesAt: Instant;
  readonly lines: readonly {
    readonly incident: Incident;
    readonly item: HandoffItem | undefined;
  }[];
}

/** A mail to one customer: as it was written or sent, or as it is proposed. */
export interface MailView {
  readonly mail: CustomerMail;
  /** As it would be written now; the same where nobody wrote at it. */
  readonly proposed: CustomerMail;
  /** It was written from something that is so no more: another one takes over, or other incidents are open. */
  readonly isOutdated: boolean;
  /** Its incidents' title may be typed nowhere, and so nothing may be written into it. */
  readonly isRestricted: boolean;
}

/** The mails of a handoff, one for each customer who has not been told by another. None while nobody follows. */
export async function mailsOf(tx: Tx, parties: HandoffParties): Promise<readonly MailView[]> {
  const { handoff, from, to } = parties;
  const stored = await tx.customerMails.ofHandoff(handoff.id);
  if (from === undefined || to === undefined) return stored.map(asStored);
  const views: MailView[] = [];
  for (const [key, incidents] of await byCustomer(tx, parties, to)) {
    const known = stored.find(({ customer }) => customer === key);
    const untold = await notToldElsewhere(tx, parties, key, incidents, to);
    if (untold.length === 0) continue;
    const proposed = propose(parties, key, untold, from, to);
    const isRestricted = untold.some((one) => one.isRestricted === true);
    if (known === undefined) {
      views.push({ mail: proposed, proposed, isOutdated: false, isRestricted });
      continue;
    }
    // What is restricted has no words of anybody's: it is proposed anew, to the address that somebody gave.
    const mail =
      isRestricted && !isTold(known)
        ? { ...known, subject: proposed.subject, text: proposed.text, basis: proposed.basis }
        : known;
    const isOutdated = !isTold(mail) && mail.basis !== proposed.basis;
    views.push({ mail, proposed, isOutdated, isRestricted });
  }
  // Told, and resolved since.
  const others = stored.filter(
    (one) => isTold(one) && !views.some(({ mail }) => mail.id === one.id),
  );
  return [...views, ...others.map(asStored)];
}

const asStored = (mail: CustomerMail): MailView => ({
  mail,
  proposed: mail,
  isOutdated: false,
  isRestricted: false,
});

/** Open incidents that pass on, and those that were merged into them, by whose they are. */
async function byCustomer(
  tx: Tx,
  { handoff, team, lines }: HandoffParties,
  to: Responder,
): Promise<ReadonlyMap<string, readonly Incident[]>> {
  const groups = new Map<string, Incident[]>();
  if (to.id === handoff.fromId) return groups;
  for (const { incident, item } of lines) {
    const stays = item?.choice === 'keep' || !mayOwn(team, incident, to);
    if (incident.state === 'resolved' || (handoff.handed === undefined && stays)) continue;
    for (const one of [incident, ...(await duplicatesOf(tx, incident.number))]) {
      const key = customerKey(one.customer) ?? incidentName(one.number);
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
  }
  return groups;
}

/** Without what the customer learned from another handoff of the week: that the same person takes over. */
async function notToldElsewhere(
  tx: Tx,
  { handoff, team }: HandoffParties,
  customer: string,
  incidents: readonly Incident[],
  to: Responder,
): Promise<readonly Incident[]> {
  const earlier = await tx.customerMails.ofCustomer(team.key, customer, EARLIER);
  const told = new Set<IncidentNumber>(
    earlier
      .filter((one) => one.handoff !== handoff.id && one.week === handoff.week)
      .filter((one) => one.toId === to.id && isTold(one))
      .flatMap((one) => one.incidents),
  );
  return incidents.filter(({ number }) => !told.has(number));
}

function propose(
  parties: HandoffParties,
  key: string,
  incidents: readonly Incident[],
  from: Responder,
  to: Responder,
): CustomerMail {
  const { handoff, team, backup, closesAt } = parties;
  const { zone } = team.calendar;
  const numbers = incidents.map(({ number }) => number).toSorted((a, b) => a - b);
  const fact = (name: keyof Customer): string | undefined =>
    incidents.map(({ customer }) => customer[name]).find((one) => one !== undefined);
  const begins = handoff.handed?.at ?? (handoff.namedId === undefined ? closesAt : handoff.beganAt);
  const letter = handoffMail({
    template: team.handoffMail ?? DEFAULT_TEMPLATE,
    teamName: team.name,
    zone,
    customerName: fact('name'),
    incidents,
    from,
    primary: to,
    backup,
    opensAt: team.calendar.nextOpen(begins),
  });
  return {
    id: `${handoff.id}/${incidentName(numbers[0] ?? 0)}`,
    team: team.key,
    week: handoff.week,
    handoff: handoff.id,
    customer: key,
    toId: to.id,
    incidents: numbers,
    basis: [to.id, backup?.id ?? '-', numbers.join(',')].join('|'),
    address: fact('email')?.trim() ?? '',
    name: fact('name'),
    ...letter,
    state: 'draft',
    attempt: 0,
    by: { userId: from.userId, name: from.name },
    changedAt: handoff.beganAt,
    why: undefined,
  };
}
