import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Where questions are asked: a terminal, or answers that are piped in, a line each. */
export interface Terminal {
  say(text: string): void;
  /** What was answered, without blanks around it; undefined when there will be no more answers. */
  ask(prompt: string, isSecret: boolean): Promise<string | undefined>;
  close(): void;
}

/**
 * A terminal on two streams. What is typed at a secret question is not shown. Lines that arrive before they are asked
 * for wait: a pipe delivers them all at once.
 */
export function openTerminal(
  input: NodeJS.ReadStream = process.stdin,
  output: NodeJS.WriteStream = process.stdout,
): Terminal {
  let isMuted = false;
  const shown = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (!isMuted) output.write(chunk);
      done();
    },
  });
  const lines: string[] = [];
  let ended = false;
  let waiting: ((line: string | undefined) => void) | undefined;
  const reader = createInterface({ input, output: shown, terminal: input.isTTY, historySize: 0 });
  const next = (): void => {
    if (waiting === undefined || (lines.length === 0 && !ended)) return;
    const answer = waiting;
    waiting = undefined;
    answer(lines.shift()?.trim());
  };
  const end = (): void => {
    ended = true;
    next();
  };
  reader.on('line', (line) => {
    lines.push(line);
    next();
  });
  reader.on('close', end).on('SIGINT', () => {
    lines.length = 0;
    reader.close();
  });

  return {
    say: (text) => {
      output.write(`${text}\n`);
    },
    ask: async (prompt, isSecret) => {
      // The reader must know the prompt, or it draws over it when somebody corrects a line.
      reader.setPrompt(prompt);
      if (ended) output.write(prompt);
      else reader.prompt();
      isMuted = isSecret;
      const answer = await new Promise<string | undefined>((resolve) => {
        waiting = resolve;
        next();
      });
      isMuted = false;
      // The return key was not shown either; piped answers never are.
      if (isSecret || !input.isTTY) output.write('\n');
      return answer;
    },
    close: () => {
      reader.close();
    },
  };
}
