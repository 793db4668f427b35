import { decide } from '../../domain/incident/decision.ts';
import type { CustomerMail } from '../../domain/mail/customer-mail.ts';
import type { MailNotice } from '../../domain/mail/notice.ts';
import type { SendCustomerMail } from '../../domain/rotation/effect.ts';
import type { UserId } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ClaimedTeamRow, Outcome } from '../../ports/outbox.ts';
import type { Tx } from '../../ports/store.ts';
import { redrawHandoff } from '../handoff/handoff-messages.ts';
import { carryOutDecision } from '../incident/carry-out-decision.ts';
import { takeInRemark } from '../issue-log/take-in-remark.ts';
import { enqueueTeamEffects } from '../rotation/enqueue-team-effects.ts';
import { UNCLEAR } from './customer-mail-carrier.ts';

/** A mail that has been tried for so long is told of, and goes on being tried. */
const LATE_AFTER_MS = 60 * 60_000;

/** What follows from an attempt to send a customer a mail: a note on its incidents, or a word to whoever sent it. */
export async function recordMailOutcome(
  tx: Tx,
  team: Team,
  row: Omit<ClaimedTeamRow, 'effect'> & { readonly effect: SendCustomerMail },
  outcome: Outcome,
  now: Instant,
): Promise<void> {
  const mail = await tx.customerMails.get(row.effect.mail);
  if (mail?.state !== 'sending' || mail.attempt !== row.effect.attempt) return;
  const tell = async (
    trouble: MailNotice['trouble'],
    why: string,
    also: readonly UserId[] = [],
  ) => {
    await tellOfTrouble(tx, mail, trouble, why, [mail.by.userId, ...also], now);
  };
  switch (outcome.kind) {
    case 'sent':
      await settleMail(tx, { ...mail, state: 'sent', why: undefined, changedAt: now }, now);
      await noteMailed(tx, mail, 'sent', now);
      return;
    case 'refused': {
      const state = outcome.why === UNCLEAR ? 'unclear' : 'refused';
      await settleMail(tx, { ...mail, state, why: outcome.why, changedAt: now }, now);
      await tell(state, outcome.why);
      return;
    }
    case 'withdrawn':
      await settleMail(tx, { ...mail, state: 'settled', changedAt: now }, now);
      return;
    case 'wait':
      // Whoever can mend a server is told as well.
      if (now - row.decidedAt >= LATE_AFTER_MS) await tell('late', outcome.why, team.admins);
      return;
    case 'unknown':
    case 'learned':
      return;
  }
}

/** Writes down how a mail stands, and has it shown wherever its handoff is. */
export async function settleMail(tx: Tx, mail: CustomerMail, now: Instant): Promise<void> {
  await tx.customerMails.put(mail);
  const handoff = await tx.handoffs.get(mail.handoff);
  if (handoff === undefined) return;
  const occasion = `mail-${mail.id}-${mail.state}-${String(mail.attempt)}-${String(now)}`;
  await redrawHandoff(tx, handoff, 'from', occasion, now);
  await redrawHandoff(tx, handoff, 'to', occasion, now);
}

async function tellOfTrouble(
  tx: Tx,
  mail: CustomerMail,
  trouble: MailNotice['trouble'],
  why: string,
  people: readonly UserId[],
  now: Instant,
): Promise<void> {
  const { handoff, incidents, address } = mail;
  const notice: MailNotice = {
    about: 'customer-mail',
    handoff,
    incidents,
    address,
    trouble,
    why,
  };
  const effects = [...new Set(people)].map((to) => ({ kind: 'tell', to, notice }) as const);
  // Told once for each time that it was sent, however often it is tried.
  const occasion = `${trouble}.${String(mail.attempt)}`;
  await enqueueTeamEffects(tx, mail.team, `mail/${mail.id}`, occasion, effects, now);
}

/**
 * Notes on each incident that its customer was told. On GitHub the fact alone: addresses and telephone numbers of people
 * are no business of whoever reads issues there.
 */
export async function noteMailed(
  tx: Tx,
  mail: CustomerMail,
  how: 'sent' | 'by-hand',
  now: Instant,
): Promise<void> {
  const to = await tx.people.get(mail.toId);
  if (to === undefined) return;
  for (const number of mail.incidents) {
    const incident = await tx.incidents.get(number);
    if (incident === undefined) continue;
    const event = {
      type: 'customer-mailed',
      by: mail.by,
      to: { userId: to.userId, name: to.name },
      how,
    } as const;
    const effects = [{ kind: 'thread-line', event, at: now }] as const;
    await carryOutDecision(tx, decide(incident, { events: [event], effects }), now);
    if (incident.repository === undefined) continue;
    await takeInRemark(
      tx,
      incident,
      {
        kind: 'said',
        origin: 'thread',
        id: `mail:${mail.id}:${String(number)}:${String(mail.attempt)}`,
        incident: number,
        author: mail.by.name,
        text: `${how === 'sent' ? 'Emailed' : 'Wrote to'} the customer: from now on ${to.name} looks after this.`,
        saidAt: now,
        editedAt: undefined,
      },
      now,
    );
  }
}
