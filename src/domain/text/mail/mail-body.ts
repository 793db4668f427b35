import { isFirstHeader, PASSED_ON } from './mail-headers.ts';

/** "On Tue, Jan 12, 2027, Alex wrote:" and the like. */
const WROTE = /^(?:on|am|le) .{4,200}(?:wrote|schrieb.{0,60}|a écrit)\s?:$/iu;

const DEVICE = /^sent from my [\w ]{2,40}\.?$/iu;

/**
 * What somebody wrote in a mail themselves: without what they quote, without the mail that they answer, without their
 * signature. Where nothing is left of it, all of it, for then the quoted part is what matters.
 */
export function ownWords(body: readonly string[]): string {
  const own: string[] = [];
  for (const [n, line] of body.entries()) {
    const text = line.trim();
    if (/^-- ?$/u.test(line) || PASSED_ON.test(text) || isQuotedMail(body, n)) break;
    if (
      !text.startsWith('>') &&
      !WROTE.test(text.slice(0, 300)) &&
      !DEVICE.test(text.slice(0, 60))
    ) {
      own.push(line.trimEnd());
    }
  }
  const words = joined(own);
  return words === '' ? joined(body.map((line) => line.replace(/^[>\s]+/u, '').trimEnd())) : words;
}

/** The headers of an answered mail in the midst of a text: "From: …" with "Sent: …" close behind. */
function isQuotedMail(body: readonly string[], n: number): boolean {
  if (!/^\*?from:/iu.test(body[n]?.trim() ?? '')) return false;
  return body.slice(n + 1, n + 4).some((line) => isFirstHeader(line));
}

/** Lines as a text, without blank ones at its ends and with one at most in between. */
function joined(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}
