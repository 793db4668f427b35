import type { NodemailerError } from 'nodemailer';
import type { MailOutcome } from '../../ports/mail.ts';

/** A server that is away, or asks to come back later, is asked again this much later; the outbox makes it longer. */
const RETRY_MS = 5_000;

/** What somebody has to mend in the settings is tried again this much later. */
const MENDABLE_RETRY_MS = 10 * 60_000;

/** A server's answers are shown to people; it can say anything, at any length. */
const LONGEST_WHY = 200;

/**
 * What became of a mail that failed.
 *
 * @param wasUnderWay whether the server had asked for the mail itself: what is lost after that may have been taken.
 */
export function outcomeOf(error: NodemailerError, wasUnderWay: boolean): MailOutcome {
  const { responseCode, command = '', code } = error;
  const why = whyOf(error);
  if (responseCode === undefined) {
    if (wasUnderWay) return { kind: 'unknown', why };
    // A message that the library itself would not send; all else is the connection.
    if (code === 'EENVELOPE') return { kind: 'refused', of: 'malformed', why };
    const retryAfterMs = code === 'EAUTH' || code === 'ETLS' ? MENDABLE_RETRY_MS : RETRY_MS;
    return { kind: 'wait', retryAfterMs, why };
  }
  if (error.permanent !== true) return { kind: 'wait', retryAfterMs: RETRY_MS, why };
  if (command === 'RCPT TO') return { kind: 'refused', of: 'recipient', why };
  if (command === 'DATA') return { kind: 'refused', of: 'message', why };
  // Sign-in, encryption or our own address: the next mail would fare no better until somebody mends it.
  return { kind: 'wait', retryAfterMs: MENDABLE_RETRY_MS, why };
}

/** In one line: the server's own words, or what the connection died of. */
export function whyOf(error: NodemailerError): string {
  const { code, originalCode = code, message } = error;
  const isNamed = originalCode !== undefined && !message.includes(originalCode);
  const said = error.response ?? (isNamed ? `${originalCode}: ${message}` : message);
  const line = said.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  const characters = Array.from(line);
  return characters.length > LONGEST_WHY
    ? `${characters.slice(0, LONGEST_WHY - 1).join('')}…`
    : line;
}
