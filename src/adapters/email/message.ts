import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import { isEmailAddress } from '../../domain/team/person-facts.ts';
import type { Mail, MailAddress } from '../../ports/mail.ts';

/** A mail as it goes over the wire. */
export interface WrittenMessage {
  readonly bytes: Buffer;
  readonly from: string;
  readonly to: string;
}

/** RFC 5322 allows 998 characters on a line, and subjects that long are no subjects. */
const LONGEST_HEADER = 400;

/** What ends a header, or hides in one. */
const BREAKS_HEADER = /[\p{Cc}\u2028\u2029\p{Bidi_Control}]/u;

/** What must not stand in a header, named; undefined where everything may. */
export function malformed(mail: Mail): string | undefined {
  const { to, replyTo, fromName, subject } = mail;
  const addresses: readonly (readonly [string, MailAddress])[] = [
    ['recipient', to],
    ...(replyTo ? [['Reply-To', replyTo] as const] : []),
  ];
  for (const [what, { address }] of addresses) {
    if (!isEmailAddress(address) || BREAKS_HEADER.test(address)) return `the ${what} is no address`;
  }
  const headers = [
    ['name of the recipient', to.name],
    ['name in Reply-To', replyTo?.name],
    ['name of the sender', fromName],
    ['subject', subject],
  ] as const;
  for (const [what, text = ''] of headers) {
    if (BREAKS_HEADER.test(text)) return `the ${what} holds a line break or a control character`;
    if (text.length > LONGEST_HEADER) return `the ${what} is too long`;
  }
  return mail.text.includes('\0') ? 'the text holds a NUL' : undefined;
}

/**
 * The Message-ID of a mail: the same for the same key, and nothing in it tells what the key was.
 *
 * @param from our own address, whose domain makes it unique among all others'.
 */
export function messageIdOf(key: string, from: string): string {
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 40);
  return `<hotline.${hash}@${from.slice(from.lastIndexOf('@') + 1)}>`;
}

/** Writes a mail down. Headers are encoded and folded by the library; what must not stand there was refused before. */
export async function writeMessage(mail: Mail, from: MailAddress): Promise<WrittenMessage> {
  const earlier = mail.follows.map((key) => messageIdOf(key, from.address));
  const [latest] = earlier.slice(-1);
  const node = new MailComposer({
    from: party({ address: from.address, name: mail.fromName ?? from.name }),
    to: party(mail.to),
    ...(mail.replyTo ? { replyTo: party(mail.replyTo) } : {}),
    subject: mail.subject,
    messageId: messageIdOf(mail.key, from.address),
    date: new Date(mail.writtenAt),
    ...(latest === undefined ? {} : { inReplyTo: latest, references: [...earlier] }),
    // So that no holiday notice answers a machine (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
    text: mail.text,
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  const envelope = node.getEnvelope();
  return {
    bytes: await node.build(),
    from: envelope.from === false ? '' : envelope.from,
    to: envelope.to[0] ?? '',
  };
}

const party = ({ name, address }: MailAddress): { name: string; address: string } => ({
  name: name ?? '',
  address,
});
