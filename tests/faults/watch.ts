import type { LedgerEntry, SlackDouble } from '../../src/doubles/slack/slack-double.ts';

/** What somebody in the channel and the one who is paged have in front of them: enough to press its buttons. */
export interface Watch {
  /** The number on the card with this title, once there is one. */
  numberOf(title: string): number | undefined;
  card(number: number): LedgerEntry | undefined;
  /** Pages by direct message, oldest first. */
  pages(number: number): readonly LedgerEntry[];
}

export function watchLedger(slack: SlackDouble): Watch {
  const cards = new Map<number, LedgerEntry>();
  const numbers = new Map<string, number>();
  const pages = new Map<number, LedgerEntry[]>();
  let read = 0;

  const catchUp = (): void => {
    const ledger = slack.ledger();
    for (; read < ledger.length; read++) {
      const entry = ledger[read];
      if (entry?.kind === 'post') note(entry);
    }
  };
  const note = (entry: LedgerEntry): void => {
    const row = entry.metadata?.event_payload['row'];
    const [, number, kind] = /^INC-(\d+)\/([a-z-]+)\//u.exec(String(row)) ?? [];
    if (kind === 'page') pages.set(Number(number), [...(pages.get(Number(number)) ?? []), entry]);
    if (kind !== 'card') return;
    cards.set(Number(number), entry);
    const title = /fault-[0-9a-f-]+/u.exec(entry.text)?.[0];
    if (title !== undefined) numbers.set(title, Number(number));
  };

  return {
    numberOf: (title) => {
      catchUp();
      return numbers.get(title);
    },
    card: (number) => {
      catchUp();
      return cards.get(number);
    },
    pages: (number) => {
      catchUp();
      return pages.get(number) ?? [];
    },
  };
}
