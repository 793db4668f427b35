import { setTimeout as after } from 'node:timers/promises';

/** Slack waits three seconds for the answer to a form; the way there and back takes its part of them. */
const PATIENCE_MS = 1_500;

/**
 * Waits for work as long as Slack can be kept waiting.
 *
 * @returns what came of it, or undefined where it is not done yet; it goes on meanwhile.
 */
export async function inTime<T>(
  work: Promise<T>,
  patienceMs: number = PATIENCE_MS,
): Promise<{ readonly done: T } | undefined> {
  const enough = new AbortController();
  try {
    return await Promise.race([
      work.then((done) => ({ done })),
      after(patienceMs, undefined, { signal: enough.signal }),
    ]);
  } finally {
    enough.abort();
  }
}
