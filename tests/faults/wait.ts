/** Real time: a campaign runs beside processes that no clock of ours steps. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timeout);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timeout = setTimeout(done, Math.max(0, ms));
    signal?.addEventListener('abort', done);
  });
}

/** @returns what `look` found, or undefined when it found nothing in time. */
export async function until<T>(
  look: () => T | undefined,
  withinMs: number,
  signal?: AbortSignal,
): Promise<T | undefined> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const found = look();
    if (found !== undefined || performance.now() > deadline || signal?.aborted) return found;
    await pause(20, signal);
  }
}
