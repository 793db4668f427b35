import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

interface Circumstances {
  /** Where it runs: its `.env`, `hotline.yml` and `hotline.db` are there. */
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
}

/** Builds what `bin/hotline.js` runs, so that the command is that of the sources that are tested. */
export async function buildCommand(): Promise<void> {
  const compiler = fileURLToPath(import.meta.resolve('typescript/package.json')).replace(
    /package\.json$/u,
    'bin/tsc',
  );
  const { code, out } = await run([compiler, '-p', 'tsconfig.build.json'], { folder: ROOT });
  if (code !== 0) throw new Error(out.join('\n'));
}

/** `hotline …` as a person or a script runs it: a process of its own, with no environment but what is given. */
export async function hotline(
  words: readonly string[],
  circumstances: Circumstances,
): Promise<Ended> {
  return await run([`${ROOT}bin/hotline.js`, ...words], circumstances);
}

async function run(
  words: readonly string[],
  { folder, env = {}, stdin = '' }: Circumstances,
): Promise<Ended> {
  const child = spawn(process.execPath, words, { cwd: folder, env: { PATH: '', ...env } });
  const texts = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    texts.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    texts.err += text;
  });
  // A command that reads nothing may have ended before this is written.
  child.stdin.on('error', () => undefined).end(stdin);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  return { code, out: linesOf(texts.out), err: linesOf(texts.err) };
}

const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');
