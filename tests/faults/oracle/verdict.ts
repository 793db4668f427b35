/** What may not happen. */
export type Rule =
  /** Confirmed to a person, and not there. */
  | 'incident lost'
  /** Reported once, and there twice. */
  | 'incident doubled'
  /** Due, never answered, and nobody was paged. */
  | 'page lost'
  /** Before the goal had run out, or before its step of the path or its repeat had its turn. */
  | 'page early'
  /** It says that it is late and is not, or the other way round, or by how much and is wrong. */
  | 'lateness untrue'
  /** Well after a person was told that it is answered. */
  | 'page after answer'
  /** Seen twice, and the second does not say that it may be a repeat. */
  | 'unmarked repeat'
  /** The same thing said twice as two things: something was done twice. */
  | 'done twice'
  /** A card or a page that still asks for what was done long ago. */
  | 'left standing'
  /** The bot ended by itself, or sent what Slack does not take. */
  | 'mishap';

export const RULES: readonly Rule[] = [
  'incident lost',
  'incident doubled',
  'page lost',
  'page early',
  'lateness untrue',
  'page after answer',
  'unmarked repeat',
  'done twice',
  'left standing',
  'mishap',
];

export interface Finding {
  readonly rule: Rule;
  readonly number: number | undefined;
  /** What was seen, with the numbers of the ledger's entries. */
  readonly detail: string;
}

export interface Counts {
  readonly kills: number;
  /** Incidents that a person was told are open. */
  readonly confirmed: number;
  /** Incidents that exist, confirmed or not. */
  readonly incidents: number;
  /** First pages that had to come. */
  readonly pagesDue: number;
  /** All pages that were seen: first ones, repeats, mentions, to the channel. */
  readonly pages: number;
  /** Other messages, edits not counted. */
  readonly others: number;
  /** Repeats that say so. */
  readonly marked: number;
}

export interface Verdict {
  readonly findings: readonly Finding[];
  readonly counts: Counts;
}
