import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BotSettings } from './bot-settings.ts';
import { pause } from './wait.ts';

const PROGRAM = fileURLToPath(new URL('./bot.js', import.meta.url));

/** One life of the bot. */
export interface BotProcess {
  /** True once it listens to Slack; false when it ended, or was not ready in time. */
  ready(withinMs: number): Promise<boolean>;
  /** kill -9; resolves when it is gone. */
  kill(): Promise<void>;
  /** It is to die by itself: answers whether it has in time. Nothing that it does then is held against it. */
  dies(withinMs: number): Promise<boolean>;
  /** Asks it to end, and does not wait. */
  ask(): void;
  /** Asks it to end; kills it when it does not. Answers whether it ended by itself. */
  end(): Promise<boolean>;
  /** How it ended by itself, if it has. */
  ended(): string | undefined;
}

const END_WITHIN_MS = 15_000;

/** @param folder where its settings and its log lie. */
export function startBot(folder: string, settings: BotSettings): BotProcess {
  const settingsFile = join(folder, 'settings.json');
  writeFileSync(settingsFile, JSON.stringify(settings), { mode: 0o600 });
  const log = openSync(join(folder, 'bot.log'), 'a', 0o600);
  const child = spawn(process.execPath, [PROGRAM, settingsFile], {
    stdio: ['pipe', 'pipe', log],
    env: { PATH: '' },
  });
  closeSync(log);
  let asked = false;
  let ended: string | undefined;
  const gone = new Promise<void>((resolve) => {
    child.once('exit', (code, signal) => {
      if (!asked) ended = `ended by itself (${signal ?? String(code)})`;
      resolve();
    });
  });
  const readied = new Promise<boolean>((resolve) => {
    child.stdout?.once('data', () => {
      resolve(true);
    });
    void (async () => {
      await gone;
      resolve(false);
    })();
  });
  // Whoever is killed cannot read: that is no error here.
  child.stdin?.on('error', () => undefined);
  const signal = (name: 'SIGKILL' | 'SIGTERM'): void => {
    asked = true;
    if (isAlive(child)) child.kill(name);
  };
  const inTime = async (event: Promise<boolean>, withinMs: number): Promise<boolean> => {
    const waiting = new AbortController();
    const late = pause(withinMs, waiting.signal).then(() => false);
    const isInTime = await Promise.race([event, late]);
    waiting.abort();
    return isInTime;
  };
  return {
    ended: () => ended,
    ready: async (withinMs) => await inTime(readied, withinMs),
    dies: async (withinMs) => {
      asked = true;
      return await inTime(
        gone.then(() => child.signalCode === 'SIGKILL'),
        withinMs,
      );
    },
    ask: () => {
      signal('SIGTERM');
    },
    kill: async () => {
      signal('SIGKILL');
      await gone;
    },
    end: async () => {
      signal('SIGTERM');
      const hasEnded = await inTime(
        gone.then(() => true),
        END_WITHIN_MS,
      );
      if (!hasEnded) signal('SIGKILL');
      await gone;
      return hasEnded;
    },
  };
}

const isAlive = (child: ChildProcess): boolean =>
  child.exitCode === null && child.signalCode === null;
