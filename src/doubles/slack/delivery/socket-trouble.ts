import type { Faults } from '../faults.ts';
import type { SocketOutlet } from './socket-outlet.ts';

/** Cuts and refreshes connections at the plan's pace. */
export class SocketTrouble {
  readonly #sockets: SocketOutlet | undefined;
  readonly #faults: Faults;
  #timers: NodeJS.Timeout[] = [];

  constructor(sockets: SocketOutlet | undefined, faults: Faults) {
    this.#sockets = sockets;
    this.#faults = faults;
  }

  restart(): void {
    this.stop();
    const { cutEveryMs, refreshEveryMs } = this.#faults.sockets;
    const pick = (count: number): number => this.#faults.pick(count);
    this.#every(cutEveryMs, () => {
      this.#sockets?.cut(pick);
    });
    this.#every(refreshEveryMs, () => {
      this.#sockets?.refresh(pick);
    });
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#timers = [];
  }

  #every(periodMs: number | undefined, act: () => void): void {
    if (periodMs === undefined) return;
    const timer = setInterval(act, periodMs);
    timer.unref();
    this.#timers.push(timer);
  }
}
