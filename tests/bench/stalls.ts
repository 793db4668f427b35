/** Watches how long the event loop is held: the longest time in which nothing else could run. */
export interface Stalls {
  /** Milliseconds of the holds since the last look that were longer than `PROBE_MS`. */
  take(): readonly number[];
  stop(): void;
}

/** The probe comes around this often; a hold is what it comes later. */
const PROBE_MS = 2;

export function watchStalls(): Stalls {
  let holds: number[] = [];
  let last = performance.now();
  const probe = setInterval(() => {
    const now = performance.now();
    const held = now - last - PROBE_MS;
    if (held > PROBE_MS) holds.push(held);
    last = now;
  }, PROBE_MS);
  return {
    take: () => {
      const taken = holds;
      holds = [];
      return taken;
    },
    stop: () => {
      clearInterval(probe);
    },
  };
}
