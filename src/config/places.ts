import { readFileSync } from 'node:fs';
import { variableReader } from './environment-variables.ts';

/** Where the configuration and the database are, for commands that need no token. */
export interface Places {
  readonly configFile: string;
  readonly databaseFile: string;
}

/** @param env what stands in for the process's own. */
export function loadPlaces(
  // oxlint-disable-next-line node/no-process-env -- src/config is where it is read
  env: Readonly<Record<string, string | undefined>> = process.env,
): Places {
  const variables = variableReader(env, (path) => readFileSync(path, 'utf8'));
  return {
    configFile: variables.text('HOTLINE_CONFIG') ?? 'hotline.yml',
    databaseFile: variables.text('HOTLINE_DATABASE') ?? 'hotline.db',
  };
}
