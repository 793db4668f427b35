import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { LedgerEntry } from './slack-double.ts';
import { trusted } from './trusted.ts';

export type NewEntry = Omit<LedgerEntry, 'seq' | 'at' | 'duplicateOf'>;

/** Append-only: what a human would have seen, in order. */
export class Ledger {
  readonly #entries: LedgerEntry[] = [];
  readonly #firstPost = new Map<string, number>();
  readonly #now: () => number;
  readonly #file: string | undefined;

  constructor(now: () => number, file?: string) {
    this.#now = now;
    this.#file = file;
    if (file === undefined || !existsSync(file)) return;
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      const entry = parseLine(line);
      if (entry !== undefined) this.#remember(entry);
    }
  }

  append(entry: NewEntry): LedgerEntry {
    const duplicateOf = this.#firstPost.get(keyOf(entry) ?? '');
    const written: LedgerEntry = {
      seq: this.nextSeq,
      at: this.#now(),
      ...entry,
      ...(duplicateOf === undefined ? {} : { duplicateOf }),
    };
    this.#remember(written);
    if (this.#file !== undefined) appendFileSync(this.#file, `${JSON.stringify(written)}\n`);
    return written;
  }

  get nextSeq(): number {
    return (this.#entries.at(-1)?.seq ?? 0) + 1;
  }

  entries(): readonly LedgerEntry[] {
    return this.#entries;
  }

  since(seq: number): readonly LedgerEntry[] {
    return this.#entries.filter((entry) => entry.seq > seq);
  }

  #remember(entry: LedgerEntry): void {
    this.#entries.push(entry);
    const key = keyOf(entry);
    if (key !== undefined && !this.#firstPost.has(key)) this.#firstPost.set(key, entry.seq);
  }
}

/** Two posts are the same message twice if they carry the same metadata to the same place. */
function keyOf(entry: NewEntry): string | undefined {
  if (entry.kind !== 'post' || entry.metadata === undefined) return undefined;
  return JSON.stringify([entry.channel, entry.threadTs, entry.metadata]);
}

/** A last line cut short by a crash is no entry. */
function parseLine(line: string): LedgerEntry | undefined {
  if (line === '') return undefined;
  try {
    return trusted<LedgerEntry>(JSON.parse(line));
  } catch {
    return undefined;
  }
}
