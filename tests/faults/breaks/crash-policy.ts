import { onOutbox } from './starts.ts';

/** What was in flight when the bot was killed has failed: so does the best-known open-source pager. */
export function crashedMeansFailed(databaseFile: string): void {
  onOrphans(databaseFile, `state = 'failed', settled_at = last_attempt_at, why = 'crashed'`);
}

/** What was in flight when the bot was killed was not sent: it is sent again, without a look. */
export function crashedMeansAgain(databaseFile: string): void {
  onOrphans(databaseFile, `state = 'pending', next_attempt_at = 0`);
}

function onOrphans(databaseFile: string, change: string): void {
  onOutbox(databaseFile, `update outbox set ${change} where state = 'sending'`);
}
