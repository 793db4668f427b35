import type { Failpoint, FailpointName } from './names.ts';

/** Knows where this life of the bot is to end. */
export interface Death {
  /** Says that the bot is there now: where it is to die there, this call does not return. */
  at(name: FailpointName): void;
  /** Says that it was asked to end. */
  readonly isStopping: () => boolean;
  stopping(): void;
}

/** @param kill what death is: nothing that a process could still do on its way out, no handler, no flush, no rollback. */
export function createDeath(
  { name: deadly, nth }: Failpoint,
  kill: () => void = () => process.kill(process.pid, 'SIGKILL'),
): Death {
  let times = 0;
  let isStopping = false;
  return {
    isStopping: () => isStopping,
    stopping: () => {
      isStopping = true;
    },
    at: (name) => {
      if (name !== deadly) return;
      times += 1;
      if (times === nth) kill();
    },
  };
}
