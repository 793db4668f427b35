import type { Handoff, HandoffId } from '../../domain/handoff/handoff.ts';
import { type Refusal, refuse } from '../../domain/incident/decision.ts';
import type { Actor } from '../../domain/incident/incident.ts';
import {
  type CustomerMail,
  type CustomerMailId,
  isTold,
  SUBJECT_LIMIT,
  TEXT_LIMIT,
} from '../../domain/mail/customer-mail.ts';
import { isEmailAddress } from '../../domain/team/person-facts.ts';
import type { Team } from '../../domain/team/team.ts';
import { harmless } from '../../domain/text/harmless.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { authoriseOnTeam, namedActor, recordRefusal } from '../authorise.ts';
import { type Context, teamOf } from '../context.ts';
import { loadHandoffView } from '../handoff/handoff-view.ts';
import { once } from '../once.ts';
import { enqueueTeamEffects } from '../rotation/enqueue-team-effects.ts';
import type { MailView } from './mails-of.ts';
import { noteMailed, settleMail } from './record-mail-outcome.ts';

/** What somebody says to a mail. */
export type MailWord =
  | {
      readonly kind: 'write';
      readonly address: string;
      /** Undefined where nothing may be written into it. */
      readonly letter: { readonly subject: string; readonly text: string } | undefined;
    }
  | { readonly kind: 'send' }
  /** They sent it themselves. */
  | { readonly kind: 'by-hand' };

export interface MailDecided {
  readonly ok: true;
  readonly handoff: HandoffId;
}

/** Applies what somebody says to a mail to a customer. State and rights are read at this moment. */
export async function decideMail(
  context: Context & { readonly hasMail: boolean },
  input: {
    readonly delivery: string;
    readonly handoff: HandoffId;
    readonly mail: CustomerMailId;
    readonly by: Actor;
    readonly word: MailWord;
  },
): Promise<MailDecided | Refusal> {
  const { store, clock, teams, hasMail } = context;
  const result = await store.transaction(async (tx) => {
    const now = clock.now();
    return await once<MailDecided | Refusal>(tx, input.delivery, now, async () => {
      const handoff = await tx.handoffs.get(input.handoff);
      const team = handoff && teamOf(teams, handoff.team);
      if (handoff === undefined || team === undefined) return gone();
      const refusal = await mayWrite(tx, team, handoff, input.by, now);
      if (refusal) return refusal;
      const view = (await loadHandoffView(tx, team, handoff.id))?.mails.find(
        ({ mail }) => mail.id === input.mail,
      );
      if (view === undefined) return gone();
      // What waits for a server can be taken back by telling them another way.
      const isTakenBack = view.mail.state === 'sending' && input.word.kind === 'by-hand';
      if (isTold(view.mail) && !isTakenBack) return toldAlready(view.mail);
      const by = await namedActor(tx, team, input.by);
      const mail = { ...view.mail, by, changedAt: now };
      switch (input.word.kind) {
        case 'write':
          return await write(tx, view, mail, input.word, now);
        case 'send':
          return hasMail ? await send(tx, view, mail, now) : noServer();
        case 'by-hand':
          await settleMail(tx, { ...mail, state: 'by-hand', why: undefined }, now);
          await noteMailed(tx, mail, 'by-hand', now);
          return { ok: true, handoff: handoff.id };
      }
    });
  });
  context.wake();
  return result;
}

async function write(
  tx: Tx,
  { isRestricted, proposed }: MailView,
  mail: CustomerMail,
  { address, letter }: Extract<MailWord, { kind: 'write' }>,
  now: Instant,
): Promise<MailDecided | Refusal> {
  const to = address.trim();
  if (to !== '' && !isEmailAddress(to)) {
    return refuse('invalid', 'Give one address alone, such as dana@example.org.', 'address');
  }
  if (isRestricted && letter !== undefined) {
    return refuse(
      'restricted-environment',
      'Nothing about this incident may be written down here: only the address can be given.',
    );
  }
  const subject = harmless(letter?.subject ?? mail.subject)
    .replaceAll(/\s+/gu, ' ')
    .trim();
  const text = `${harmless(letter?.text ?? mail.text).trim()}\n`;
  if (subject === '') return refuse('invalid', 'Say what it is about.', 'subject');
  if (text.trim() === '') return refuse('invalid', 'An empty mail tells nobody anything.', 'text');
  if (subject.length > SUBJECT_LIMIT || text.length > TEXT_LIMIT) {
    const limit = `${String(SUBJECT_LIMIT)} characters for the subject, ${String(TEXT_LIMIT)} for the text`;
    return refuse('invalid', `That is too long: ${limit}.`, 'text');
  }
  const { basis, incidents, toId } = proposed;
  await settleMail(
    tx,
    {
      ...mail,
      address: to,
      subject,
      text,
      basis,
      incidents,
      toId,
      state: 'draft',
      why: undefined,
    },
    now,
  );
  return { ok: true, handoff: mail.handoff };
}

async function send(
  tx: Tx,
  { isOutdated }: MailView,
  mail: CustomerMail,
  now: Instant,
): Promise<MailDecided | Refusal> {
  if (!isEmailAddress(mail.address)) {
    return refuse('invalid', 'There is no address to send it to. *Edit…* takes one.');
  }
  if (isOutdated) {
    return refuse(
      'settled',
      'Since it was written, somebody else takes over or other incidents are open. Look at it once more with *Edit…*, and save it.',
    );
  }
  const attempt = mail.attempt + 1;
  await settleMail(tx, { ...mail, state: 'sending', attempt, why: undefined }, now);
  const effect = { kind: 'customer-mail', mail: mail.id, attempt } as const;
  await enqueueTeamEffects(tx, mail.team, `mail/${mail.id}`, String(attempt), [effect], now);
  return { ok: true, handoff: mail.handoff };
}

/** Whoever passes on, whoever takes over, the lead and the admins. */
async function mayWrite(
  tx: Tx,
  team: Team,
  handoff: Handoff,
  by: Actor,
  now: Instant,
): Promise<Refusal | undefined> {
  const refusal = await authoriseOnTeam(tx, team, by, 'customer-mail', undefined, now);
  if (refusal) return refusal;
  if (team.admins.includes(by.userId) || team.lead === by.userId) return undefined;
  const { fromId, handed } = handoff;
  for (const id of [fromId, handed?.toId, handed?.backupId]) {
    const person = id === undefined ? undefined : await tx.people.get(id);
    if (person?.userId === by.userId) return undefined;
  }
  await recordRefusal(tx, team, by, 'customer-mail', now);
  return refuse(
    'not-yours',
    'Only whoever hands over or takes over, the lead or an admin may do that.',
  );
}

const gone = (): Refusal =>
  refuse(
    'invalid',
    'That email is not to be sent any more: what it was about is resolved or kept.',
  );

const noServer = (): Refusal =>
  refuse(
    'invalid',
    'No mail server is set up, so I cannot send it. Copy the text, send it yourself, and press *I have sent it*.',
  );

function toldAlready({ state, by }: CustomerMail): Refusal {
  const how = state === 'sending' ? 'is sending it already' : 'has told this customer already';
  return refuse('settled', `${by.name} ${how}. Nothing was sent twice.`);
}
