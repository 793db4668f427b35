import type { Rule } from './oracle/verdict.ts';

/** Ways to break the bot on purpose, each a mistake that somebody has made. */
export const BREAK_WORDS = {
  'crashed-means-failed': 'what was in flight at a crash counts as failed',
  'crashed-means-again': 'what was in flight at a crash is sent again, unseen',
  'answers-before-commit': 'the answer goes out before the commit',
  'timers-in-memory': 'timers are held in memory',
  'outbox-after-commit': 'effects are queued after the commit',
  'look-up-blind': 'the look-up always says absent',
  'unknown-means-sent': 'an unknown outcome counts as sent',
  'unknown-means-again': 'an unknown outcome is tried again, unseen',
  'repeats-unmarked': 'nobody can look, and the repeat does not say so',
  'never-withdrawn': 'what has become pointless is sent all the same',
  'timers-early': 'timers fire early',
  'deliveries-repeated': 'deliveries are not consumed',
} as const;

export type BreakName = keyof typeof BREAK_WORDS;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are those of the constant above
export const BREAK_NAMES = Object.keys(BREAK_WORDS) as BreakName[];

/** What the judge is to call each by; any one of them will do. */
export const BREAK_RULES: Readonly<Record<BreakName, readonly Rule[]>> = {
  'crashed-means-failed': ['page lost', 'incident lost'],
  'crashed-means-again': ['unmarked repeat'],
  'answers-before-commit': ['incident lost'],
  'timers-in-memory': ['page lost'],
  'outbox-after-commit': ['page lost', 'incident lost'],
  'look-up-blind': ['unmarked repeat'],
  'unknown-means-sent': ['page lost', 'incident lost'],
  'unknown-means-again': ['unmarked repeat'],
  'repeats-unmarked': ['unmarked repeat'],
  'never-withdrawn': ['page after answer'],
  'timers-early': ['page early'],
  'deliveries-repeated': ['incident doubled'],
};

/** Those that other on-call programs live with by design. */
export const POLICIES = ['crashed-means-failed', 'crashed-means-again'] as const;
