import type { Customer } from '../../../domain/incident/incident.ts';

// Control characters, marks that reverse the direction of what follows, and what is invisible: they make text lie.
const INVISIBLE =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** Text that a person wrote, without what would not be seen: HTML comments, controls, bidirectional marks. */
export function visible(text: string): string {
  let clean = text.replace(/\r\n?/gu, '\n').replace(INVISIBLE, '');
  // Again and again: what is left on both sides of a comment may make up another one.
  for (let before = ''; before !== clean; ) {
    before = clean;
    clean = clean.replace(/<!--[\s\S]*?(?:-->|$)/gu, '');
  }
  return clean;
}

const longestRun = (text: string): number =>
  Math.max(0, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length));

/** A block that shows the text as it is: no mention, reference, link or heading in it is live. */
export function fenced(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}text\n${text}\n${fence}`;
}

/** The same on one line. */
export function inlineCode(text: string): string {
  const line = visible(text).replace(/\s+/gu, ' ').trim();
  if (line === '') return '—';
  const fence = '`'.repeat(longestRun(line) + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** A line for a title, where nothing can be fenced: what would be a mention or a reference is broken by a blank of no width. */
export function inertLine(text: string): string {
  return visible(text)
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/@/gu, '@\u200b')
    .replace(/#(?=\d)/gu, '#\u200b')
    .replace(/\bGH-(?=\d)/giu, (prefix) => `${prefix}\u200b`)
    .replaceAll('://', ':\u200b//');
}

const EMAIL = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu;

/** Addresses and the customer's number stay in Hotline: the log may be read by more people. */
export function withoutContacts(text: string, customer: Customer): string {
  const withoutEmail = text.replace(EMAIL, '[address in Hotline]');
  const phone = customer.phone?.trim() ?? '';
  return phone === '' ? withoutEmail : withoutEmail.replaceAll(phone, '[number in Hotline]');
}

/** Cuts by characters, never through one. */
export function cutTo(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > limit - 1) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
