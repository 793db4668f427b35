import type { Instant } from '../domain/time/instant.ts';
import type { Tx } from '../ports/store.ts';

/**
 * Consumes a delivery once. A repeat does nothing and gets the answer of the first time: a person whose first answer was
 * lost learns what happened, and nothing happens twice. `work` and the mark commit together. A refusal changed nothing, so it
 * consumes nothing: the same form, mended, comes under the same key. But who pressed a button and was told that somebody
 * else has it already was answered for good: a repeat of that press, a minute later, is not to take it from them.
 *
 * @param key what Slack gives one delivery: `event_id`, `trigger_id`, or view id and hash.
 */
export async function once<T extends { readonly ok: boolean }>(
  tx: Tx,
  key: string,
  now: Instant,
  work: () => Promise<T>,
): Promise<T> {
  const before = await tx.deliveries.answerOf(key);
  // What was stored under this key was put there by the same call, so it has the same shape.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  if (before !== undefined) return before.answer as T;
  const answer = await work();
  if (answer.ok || isSettledGesture(key, answer)) await tx.deliveries.consume(key, answer, now);
  return answer;
}

/** A command or a press of a button is never mended; a form may be sent again under its key. */
function isSettledGesture(key: string, answer: { readonly ok: boolean }): boolean {
  return key.startsWith('trigger:') && 'code' in answer && answer.code === 'settled';
}
