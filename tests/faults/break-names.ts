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
  'answer-unwritten': 'an answer is confirmed and not written',
  'on-it-unwritten': '“on it” is confirmed, and the pages go on',
  'goal-unarmed': 'nothing is armed for when the goal runs out',
  'repeats-unarmed': 'a page is sent once and never again',
  'path-unarmed': 'the path ends with its first step',
  'path-hurried': 'the path does not wait between its steps',
  'timers-late': 'minutes are taken for hours',
  'timers-gone-first': 'a timer goes before what it is for is done',
  'starts-with-now': 'what fell due while the bot was down is skipped',
  'lateness-unsaid': 'a late page does not say so',
  'lateness-invented': 'a page that is in time says that it is late',
  'orphans-left': 'what was in flight at a crash stays so',
  'look-up-credulous': 'the look-up always says found',
  'rate-limit-means-refused': 'a rate limit counts as a refusal',
  'rate-limit-means-sent': 'a rate limit counts as sent',
  'client-repeats': 'the client tries again by itself',
  'names-never-alike': 'what is decided twice has two names',
  'pages-left-standing': 'pages are not edited when somebody answers',
  'card-written-once': 'the card is not edited',
  'queue-forgotten': 'what waits at the start is thrown away',
  'results-forgotten': 'a copy from before the sending is put back, and sent from',
  'all-forgotten': 'the database is new at each start',
  'someone-else': 'the primary is paged in the backup’s place',
  'ends-at-error': 'the bot ends at an error of Slack’s',
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
  'answer-unwritten': ['page after answer', 'left standing'],
  'on-it-unwritten': ['page after answer', 'left standing'],
  'goal-unarmed': ['page lost'],
  'repeats-unarmed': ['page lost'],
  'path-unarmed': ['page lost'],
  'path-hurried': ['page early'],
  'timers-late': ['page lost'],
  'timers-gone-first': ['page lost'],
  'starts-with-now': ['page lost'],
  'lateness-unsaid': ['lateness untrue'],
  'lateness-invented': ['lateness untrue'],
  'orphans-left': ['page lost', 'incident lost'],
  'look-up-credulous': ['page lost', 'incident lost'],
  'rate-limit-means-refused': ['page lost', 'incident lost'],
  'rate-limit-means-sent': ['page lost', 'incident lost'],
  'client-repeats': ['unmarked repeat'],
  'names-never-alike': ['done twice'],
  'pages-left-standing': ['left standing'],
  'card-written-once': ['left standing'],
  'queue-forgotten': ['page lost', 'incident lost'],
  'results-forgotten': ['unmarked repeat'],
  'all-forgotten': ['incident lost'],
  'someone-else': ['page lost'],
  'ends-at-error': ['mishap'],
};

/** Those that other on-call programs live with by design. */
export const POLICIES = ['crashed-means-failed', 'crashed-means-again'] as const;
