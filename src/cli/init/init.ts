import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { formatProblem } from '../../config/document/problem.ts';
import { loadConfig } from '../../config/load-config.ts';
import { CliProblem } from '../problem.ts';
import { askAll, fillIn } from './ask-all.ts';
import { configText } from './config-text.ts';
import { environmentText, type SecretFiles } from './environment-text.ts';
import { nextSteps } from './next-steps.ts';
import type { Answers } from './questions.ts';
import { openTerminal } from './terminal.ts';

export interface InitFlags extends Partial<Omit<Answers, keyof SecretFiles>> {
  readonly botTokenFile?: string;
  readonly appTokenFile?: string;
  readonly githubTokenFile?: string;
  /** Ask nothing: what no flag says is what the return key would say. */
  readonly yes: boolean;
  readonly force: boolean;
}

const CONFIG = 'hotline.yml';
const ENVIRONMENT = '.env';

/**
 * `hotline init`: asks what must be known, and writes hotline.yml and .env into the working directory. Nothing is written
 * before everything is answered, and nothing that is there is overwritten unless that is asked for.
 */
export async function init({ yes, force, ...flags }: InitFlags): Promise<void> {
  refuseToOverwrite(force);
  const { botTokenFile, appTokenFile, githubTokenFile, ...given } = flags;
  const files: SecretFiles = {
    ...(botTokenFile === undefined ? {} : { botToken: botTokenFile }),
    ...(appTokenFile === undefined ? {} : { appToken: appTokenFile }),
    ...(githubTokenFile === undefined ? {} : { githubToken: githubTokenFile }),
  };
  const wish = { given, files, now: Date.now() };
  const answers = yes ? await fillIn(wish) : await atTerminal(wish);

  const config = configText(answers);
  const loaded = loadConfig(config, CONFIG);
  // Every answer was read by the rules of the file, so this is a bug, and worth more than a file that does not start.
  if (!loaded.ok) throw new CliProblem(loaded.problems.map(formatProblem), 1);
  await put(CONFIG, config, force);
  await put(ENVIRONMENT, environmentText(answers, files), force);
  process.stdout.write(nextSteps(answers, files));
}

async function atTerminal(wish: Parameters<typeof askAll>[1]): Promise<Answers> {
  const terminal = openTerminal();
  try {
    return await askAll(terminal, wish);
  } finally {
    terminal.close();
  }
}

function refuseToOverwrite(force: boolean): void {
  const there = [CONFIG, ENVIRONMENT].filter((file) => existsSync(file));
  if (there.length === 0 || force) return;
  throw new CliProblem(
    there.map((file) => `${file} is there already: move it away, or write over it with --force`),
  );
}

/** Never half a file, and never for others to read. */
async function put(file: string, text: string, force: boolean): Promise<void> {
  if (!force) {
    await writeFile(file, text, { mode: 0o600, flag: 'wx' });
    return;
  }
  const beside = `${file}.new`;
  await writeFile(beside, text, { mode: 0o600 });
  await rename(beside, file);
}
