/** Work that began less than this long ago may be followed by more before the event loop has its turn. */
const MOST_HELD_MS = 8;

/**
 * Runs work one after the other, and lets the event loop turn in between whenever it has been held for a while.
 *
 * SQLite answers at once, so a transaction awaits nothing but microtasks, and so does whatever waits for it: twenty that
 * are asked for together would otherwise run as one, and neither a due timer nor an acknowledgement to Slack come in
 * between.
 *
 * @param stopwatch monotonic milliseconds.
 */
export function oneAfterTheOther(
  stopwatch: () => number = () => performance.now(),
): <T>(work: () => Promise<T>) => Promise<T> {
  let heldSince: number | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const breathe = async (): Promise<void> => {
    if (heldSince !== undefined && stopwatch() - heldSince > MOST_HELD_MS) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (heldSince !== undefined) return;
    heldSince = stopwatch();
    setImmediate(() => {
      heldSince = undefined;
    });
  };

  return async (work) => {
    const mine = last.then(async () => {
      await breathe();
      return await work();
    });
    last = mine.catch(() => undefined);
    return await mine;
  };
}
