import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A program of the bench in a process of its own, which speaks in lines and ends when its standard input does. */
export interface Program {
  readonly pid: number;
  /** The next line that it says. @throws when it ends before. */
  line(): Promise<string>;
  tell(text: string): void;
  /** Ends its standard input, or asks it to end by signal, and kills it when it does not. */
  stop(signal?: 'SIGTERM'): Promise<void>;
}

const STOP_WITHIN_MS = 10_000;

/** With `node --cpu-prof .build/tests/bench/main.js NAME` the programs that a bench starts are profiled too. */
const PROFILING = process.execArgv.filter((argument) => argument.startsWith('--cpu-prof'));

/** @param script relative to this file. */
export function startProgram(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Program {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [...PROFILING, path, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { PATH: '', ...env },
  });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  const endWithUs = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', endWithUs);
  // Whoever has ended cannot read: that is no error here.
  child.stdin.on('error', () => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    pid: child.pid ?? 0,
    line: async () => {
      const next = await lines.next();
      if (next.done) throw new Error(`${script} ended before it had answered`);
      return next.value;
    },
    tell: (text) => {
      child.stdin.write(`${text}\n`);
    },
    stop: async (signal) => {
      child.stdin.end();
      if (signal && isAlive(child)) child.kill(signal);
      const kill = setTimeout(() => {
        if (isAlive(child)) child.kill('SIGKILL');
      }, STOP_WITHIN_MS);
      await gone;
      clearTimeout(kill);
      process.off('exit', endWithUs);
    },
  };
}

const isAlive = (child: ChildProcess): boolean =>
  child.exitCode === null && child.signalCode === null;
