import type { Instant } from '../../time/instant.ts';
import { harmless, shortened } from '../harmless.ts';
import { ownWords } from './mail-body.ts';
import { mailDate } from './mail-date.ts';
import { splitMail } from './mail-headers.ts';
import { stripHtml } from './strip-html.ts';

/** A pasted mail has at most so many characters. What people paste by mistake (an attachment, a log) has more. */
export const MAIL_LIMIT = 100_000;

const TITLE_LIMIT = 200;
const BODY_LIMIT = 10_000;
const NAME_LIMIT = 150;

/** What can be told from a pasted mail. */
export interface ReadMail {
  readonly ok: true;
  readonly subject: string | undefined;
  readonly from: { readonly name: string | undefined; readonly email: string | undefined };
  readonly sentAt: Instant | undefined;
  /** What they wrote themselves; empty when there is nothing. */
  readonly body: string;
}

const ADDRESS = /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}/u;

/**
 * Reads a mail as somebody pasted it, with or without its headers, as text or as HTML. Pure, and takes time in proportion
 * to the length of it.
 *
 * @param zone IANA name, for a date without a zone.
 */
export function readMail(
  text: string,
  zone: string,
): ReadMail | { readonly ok: false; readonly problem: string } {
  if (text.length > MAIL_LIMIT) {
    return {
      ok: false,
      problem: `The mail has ${String(text.length)} characters; ${String(MAIL_LIMIT)} at most. Paste what the customer wrote, without attachments and logs.`,
    };
  }
  const { headers, body } = splitMail(harmless(stripHtml(text)));
  const from = headers.get('from') ?? headers.get('reply-to') ?? '';
  const email = ADDRESS.exec(from)?.[0];
  return {
    ok: true,
    subject: oneLine(subjectOf(headers.get('subject') ?? ''), TITLE_LIMIT),
    from: { email, name: nameIn(from, email) },
    sentAt: mailDate(headers.get('date') ?? headers.get('sent') ?? '', zone),
    body: shortened(ownWords(body), BODY_LIMIT),
  };
}

/** A subject without what mail programs put before it when it is answered or passed on. */
function subjectOf(line: string): string {
  return line.replace(/^(?:\s*(?:re|aw|fwd?|wg|antw)\s*(?:\[\d+\])?:)+/iu, '');
}

function nameIn(from: string, email: string | undefined): string | undefined {
  const without = email === undefined ? from : from.replace(email, ' ');
  return oneLine(without.replace(/\bmailto:/giu, ' ').replace(/["<>[\]()*]/gu, ' '), NAME_LIMIT);
}

function oneLine(text: string, limit: number): string | undefined {
  const line = harmless(text).replace(/\s+/gu, ' ').trim();
  return line === '' ? undefined : shortened(line, limit);
}
