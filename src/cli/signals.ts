/** Resolves with the first signal that asks the process to end. A second one ends it at once. */
export async function untilSignal(): Promise<NodeJS.Signals> {
  return await new Promise((resolve) => {
    const received = (signal: NodeJS.Signals): void => {
      resolve(signal);
      process.once('SIGINT', () => process.exit(130));
      process.once('SIGTERM', () => process.exit(143));
    };
    let first = true;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        if (first) {
          first = false;
          received(signal);
        }
      });
    }
  });
}
