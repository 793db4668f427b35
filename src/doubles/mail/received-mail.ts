import { type AddressObject, simpleParser } from 'mailparser';
import type { ReceivedMail } from './mail-double.ts';

/** Reads a mail as any mail program would. */
export async function readReceived(
  raw: Buffer,
  facts: Pick<ReceivedMail, 'seq' | 'at' | 'envelope'>,
): Promise<ReceivedMail> {
  const parsed = await simpleParser(raw);
  const headers: Record<string, string[]> = {};
  for (const { key, line } of parsed.headerLines) {
    const value = line.slice(line.indexOf(':') + 1).trim();
    headers[key] = [...(headers[key] ?? []), value];
  }
  const references = parsed.references ?? [];
  return {
    ...facts,
    messageId: parsed.messageId,
    inReplyTo: parsed.inReplyTo,
    references: typeof references === 'string' ? [references] : references,
    from: addresses(parsed.from),
    to: addresses(parsed.to),
    replyTo: parsed.replyTo && addresses(parsed.replyTo),
    subject: parsed.subject ?? '',
    date: parsed.date?.getTime(),
    text: parsed.text ?? '',
    headers,
    hasAttachments: parsed.attachments.length > 0,
    raw: raw.toString('utf8'),
  };
}

function addresses(given: AddressObject | AddressObject[] | undefined): string {
  if (given === undefined) return '';
  return (Array.isArray(given) ? given : [given]).map(({ text }) => text).join(', ');
}
