/** The lines of a mail that say what it is, and what is left of it. */
export interface SplitMail {
  /** By small name; the first of each. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: readonly string[];
}

const HEADER = /^([A-Za-z][A-Za-z-]{1,40}):\s?(.*)$/u;

/** What a header block begins with. Any other "word: …" at the start is somebody's own. */
const FIRST: ReadonlySet<string> = new Set([
  'from',
  'date',
  'sent',
  'subject',
  'to',
  'cc',
  'reply-to',
  'received',
  'return-path',
  'delivered-to',
  'message-id',
  'mime-version',
  'x-mailer',
]);

const LONGEST_HEADER = 1_000;

/** What mail programs put above a mail that is passed on. */
export const PASSED_ON =
  /^(?:-{2,}\s*)?(?:original message|forwarded message|begin forwarded message:)(?:\s*-{2,})?$/iu;

/** Without the marks of quoting and of bold print that mail programs put before a header. */
const bare = (line: string): string =>
  line.replace(/^[>\s]{0,20}/u, '').replace(/^\*([A-Za-z-]+:)\*/u, '$1');

/** Whether a line is a header that a mail can begin with. */
export function isFirstHeader(line: string): boolean {
  const [, name = ''] = HEADER.exec(bare(line)) ?? [];
  return FIRST.has(name.toLowerCase());
}

/** Splits a pasted mail into its headers, where it has any, and the rest. */
export function splitMail(text: string): SplitMail {
  const lines = text.split('\n');
  let at = 0;
  while (at < lines.length && isSkipped(lines[at] ?? '')) at++;
  const headers = new Map<string, string>();
  if (!isFirstHeader(lines[at] ?? '')) return { headers, body: lines };
  let last: string | undefined;
  for (; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const [, name, value] = HEADER.exec(bare(line)) ?? [];
    if (name !== undefined && value !== undefined) {
      last = headers.has(name.toLowerCase()) ? undefined : name.toLowerCase();
      if (last !== undefined) headers.set(last, value.trim().slice(0, LONGEST_HEADER));
    } else if (/^[ \t]+\S/u.test(line)) {
      // A header goes on where a line is indented.
      const before = last === undefined ? undefined : headers.get(last);
      if (last !== undefined && before !== undefined) {
        headers.set(last, `${before} ${line.trim()}`.slice(0, LONGEST_HEADER));
      }
    } else break;
  }
  return { headers, body: lines.slice(at) };
}

function isSkipped(line: string): boolean {
  const text = line.trim();
  return text === '' || PASSED_ON.test(text);
}
