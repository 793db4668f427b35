import type { Seen } from '../record.ts';

/** A message of the bot about an incident, as it was posted and as it stands at the end. */
export interface Posting {
  readonly seq: number;
  /** Wall time. */
  readonly at: number;
  readonly number: number;
  /** As the bot names it, such as `card` or `page`; one that no rule knows is checked for repeats alone. */
  readonly kind: string;
  /** What the bot calls it: two messages with one name are one message twice. */
  readonly name: string;
  /** Whom it reaches: by direct message, or by a mention. */
  readonly person: string | undefined;
  readonly text: string;
  readonly rendered: string;
  readonly lastText: string;
  /** It says that it may repeat another. */
  readonly isMarked: boolean;
  /** A page that says of itself that it comes again, by design. */
  readonly isAgain: boolean;
}

export const PAGE_KINDS: readonly string[] = ['page', 'page-mention', 'page-channel'];

/** Only what people see is read, and the one thing of the metadata that must not change: the message's name. */
export function readPostings(ledger: readonly Seen[]): readonly Posting[] {
  const last = new Map<string, string>();
  for (const entry of ledger) {
    if (entry.kind === 'post' || entry.kind === 'update') last.set(placeOf(entry), entry.text);
  }
  return ledger.flatMap((entry) => {
    if (entry.kind !== 'post') return [];
    const name = entry.metadata?.event_payload['row'];
    if (typeof name !== 'string') return [];
    const [, number, kind] = /^INC-(\d+)\/([a-z-]+)\//u.exec(name) ?? [];
    if (number === undefined || kind === undefined) return [];
    const mentioned = /<@([A-Z0-9]+)>/u.exec(entry.text)?.[1];
    return [
      {
        seq: entry.seq,
        at: entry.at,
        number: Number(number),
        kind,
        name,
        person: kind === 'page-mention' ? mentioned : entry.to,
        text: entry.text,
        rendered: entry.rendered,
        lastText: last.get(placeOf(entry)) ?? entry.text,
        isMarked: /may repeat/iu.test(`${entry.text} ${entry.rendered}`),
        isAgain: entry.text.startsWith('PAGE, repeat'),
      },
    ];
  });
}

const placeOf = ({ channel = '', ts = '' }: Seen): string => `${channel}/${ts}`;
