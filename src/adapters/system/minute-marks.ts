import { schedule } from 'node-cron';

/**
 * Calls `wake` at each full minute. Only a nudge: what is due is a matter of rows, and a minute that is missed or comes
 * twice changes nothing.
 *
 * @returns a function that ends it.
 */
export function atMinuteMarks(wake: () => void): () => Promise<void> {
  const task = schedule('* * * * *', wake, {
    name: 'minute marks',
    unref: true,
    suppressMissedWarning: true,
  });
  return async () => {
    await task.destroy();
  };
}
