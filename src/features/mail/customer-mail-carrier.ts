import type { CustomerMail } from '../../domain/mail/customer-mail.ts';
import type { Responder } from '../../domain/team/responder.ts';
import type { Mail, MailAddress, Mailer, MailOutcome } from '../../ports/mail.ts';
import type { EffectCarrier, Outcome } from '../../ports/outbox.ts';
import type { Tx } from '../../ports/store.ts';
import { type Context, teamOf } from '../context.ts';
import { isWanted } from './is-wanted.ts';

/** Mails under way at once: a server that hangs must not take up the calls that pages need. */
const MOST_AT_ONCE = 3;

/** Mails of the same matter that a mail names as those that it follows. */
const MOST_FOLLOWED = 5;

const WITHOUT_SERVER_MS = 10 * 60_000;

/** Why a mail is not repeated that may have been taken. */
export const UNCLEAR = 'the connection was lost before the server answered';

/**
 * What makes a mail's Message-ID: the same for the same words to the same address, so that a mail program knows a repeat
 * for one, and another once somebody has changed it.
 */
export const mailKey = ({ id, address, subject, text }: CustomerMail): string =>
  ['customer-mail', id, address, subject, text].join('\n');

/** Sends customers the mails that somebody has read. What may have been taken is never repeated by itself. */
export function createCustomerMailCarrier({
  store,
  clock,
  teams,
  mailer,
}: Pick<Context, 'store' | 'clock' | 'teams'> & {
  /** Undefined where no server is named. */
  readonly mailer: Mailer | undefined;
}): EffectCarrier {
  let underWay = 0;
  return {
    carry: async (row): Promise<Outcome> => {
      const { effect } = row;
      if (effect.kind !== 'customer-mail') throw new Error(`${effect.kind} is no customer’s mail`);
      if (row.mayRepeat !== undefined) return { kind: 'refused', why: UNCLEAR };
      if (mailer === undefined) {
        return { kind: 'wait', retryAfterMs: WITHOUT_SERVER_MS, why: 'no mail server is named' };
      }
      if (underWay >= MOST_AT_ONCE) {
        return { kind: 'wait', retryAfterMs: 1_000, why: 'other mails are under way' };
      }
      underWay += 1;
      try {
        const mail = await store.transaction(async (tx) =>
          (await isWanted(tx, effect)) ? await tx.customerMails.get(effect.mail) : undefined,
        );
        if (mail === undefined) return { kind: 'withdrawn' };
        const written = await store.transaction(
          async (tx) => await write(tx, mail, teamOf(teams, mail.team).name, clock.now()),
        );
        return outcomeFor(await mailer.send(written));
      } finally {
        underWay -= 1;
      }
    },
    // A mail server cannot be asked what it took.
    lookUp: async () => await Promise.resolve({ kind: 'cannot-look', why: UNCLEAR }),
  };
}

function outcomeFor(outcome: MailOutcome): Outcome {
  switch (outcome.kind) {
    case 'sent':
      return { kind: 'sent', place: undefined };
    case 'refused':
      return { kind: 'refused', why: outcome.why };
    case 'wait':
    case 'unknown':
      return outcome;
  }
}

async function write(tx: Tx, mail: CustomerMail, teamName: string, now: number): Promise<Mail> {
  const to = await tx.people.get(mail.toId);
  const earlier = await tx.customerMails.ofCustomer(mail.team, mail.customer, MOST_FOLLOWED);
  const follows = earlier.filter(
    (one) =>
      one.id !== mail.id &&
      one.state === 'sent' &&
      one.incidents.some((number) => mail.incidents.includes(number)),
  );
  return {
    key: mailKey(mail),
    to: { address: mail.address, name: mail.name && onOneLine(mail.name) },
    // Whoever takes over gets the answer, and not whoever pressed.
    replyTo: addressOf(to),
    fromName: onOneLine(`${mail.by.name} for ${teamName}`),
    subject: mail.subject,
    text: mail.text,
    follows: follows.map(mailKey).toReversed(),
    writtenAt: now,
  };
}

function addressOf(person: Responder | undefined): MailAddress | undefined {
  return person?.email === undefined
    ? undefined
    : { address: person.email, name: onOneLine(person.name) };
}

/** Names are shown beside an address: what breaks a line in them is dropped. */
function onOneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .slice(0, 100);
}
