import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { problemLines } from './cli/problem.ts';
import { buildProgram } from './cli/program.ts';

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')));

// Databases, backups and their journals hold personal data: for the user that runs the bot alone.
process.umask(0o077);

try {
  await buildProgram(version).parseAsync();
} catch (error) {
  const { lines, exitCode } = problemLines(error);
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exitCode = exitCode;
}
