import { readFileSync } from 'node:fs';
import { buildProgram } from './cli/program.ts';
import { problemLines } from './cli/problem.ts';

const { version } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { version: string };

try {
  await buildProgram(version).parseAsync();
} catch (error) {
  const { lines, exitCode } = problemLines(error);
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exitCode = exitCode;
}
