import { existsSync } from 'node:fs';
import { type BotEnvironment, loadEnvironment } from '../config/environment.ts';
import { formatEnvironmentProblem } from '../config/environment-problem.ts';
import { loadPlaces, type Places } from '../config/places.ts';
import { CliProblem } from './problem.ts';

/** `.env` in the working directory is read first, where there is one; what is set already wins. */
function readDotEnv(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/** The process's settings. */
export function readEnvironment(): BotEnvironment {
  readDotEnv();
  const loaded = loadEnvironment();
  if (!loaded.ok) throw new CliProblem(loaded.problems.map(formatEnvironmentProblem));
  return loaded.value;
}

/** Where the files are, for commands that need no token. */
export function readPlaces(): Places {
  readDotEnv();
  return loadPlaces();
}
