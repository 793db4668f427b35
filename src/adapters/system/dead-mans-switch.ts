import type { Log } from '../../ports/log.ts';

/** How often somebody outside hears that pages get through. */
const EVERY_MS = 60_000;

/** A monitor that takes longer than this has not heard. */
const PATIENCE_MS = 10_000;

/**
 * Calls an address once a minute for as long as pages get through, so that whoever watches it learns of the silence: a
 * bot that is dead cannot say so itself.
 */
export interface DeadMansSwitch {
  /** One look, and a call where all is well. */
  turn(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

export function createDeadMansSwitch(options: {
  /** May hold a secret: it is never logged. */
  readonly url: string;
  /** Whether nothing is overdue and a connection to Slack is up. */
  readonly isWell: () => Promise<boolean>;
  readonly log: Log;
}): DeadMansSwitch {
  const { url, isWell, log } = options;
  let heard = true;
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<void> = Promise.resolve();

  const call = async (): Promise<string | undefined> => {
    try {
      const answer = await fetch(url, {
        method: 'GET',
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      await answer.body?.cancel();
      return answer.ok ? undefined : `it answers ${String(answer.status)}`;
    } catch (error) {
      return error instanceof Error && error.name === 'TimeoutError'
        ? 'it does not answer'
        : 'it cannot be reached';
    }
  };

  const turn = async (): Promise<void> => {
    if (!(await isWell())) return;
    const why = await call();
    if (why !== undefined && heard) log.warn('the dead-man’s switch cannot be called', { why });
    if (why === undefined && !heard) log.info('the dead-man’s switch is called again', {});
    heard = why === undefined;
  };

  return {
    turn,
    start: () => {
      underWay = turn();
      timer = setInterval(() => {
        underWay = turn();
      }, EVERY_MS);
    },
    stop: async () => {
      clearInterval(timer);
      await underWay;
    },
  };
}
