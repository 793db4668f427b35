import { readFile } from 'node:fs/promises';
import { composeTeams } from '../compose-teams.ts';
import { formatProblem } from '../config/document/problem.ts';
import type { HotlineConfig } from '../config/hotline-config.ts';
import { loadConfig } from '../config/load-config.ts';
import type { Team } from '../domain/team/team.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { Teams } from '../features/context.ts';
import { CliProblem } from './problem.ts';

/** Reads a file that somebody named on the command line. */
export async function readNamedFile(path: string, what: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`;
    throw new CliProblem([`${path}: ${why}; name the ${what}`]);
  }
}

/** Reads, checks and compiles `hotline.yml`. */
export async function loadTeams(
  path: string,
  now: Instant,
): Promise<{ readonly config: HotlineConfig; readonly teams: Teams }> {
  const text = await readNamedFile(path, 'configuration with --config or HOTLINE_CONFIG');
  const loaded = loadConfig(text, path);
  if (!loaded.ok) throw new CliProblem(loaded.problems.map(formatProblem));
  const composed = await composeTeams(loaded.value, new Date(now).getUTCFullYear());
  if (!composed.ok) throw new CliProblem(composed.problems.map((line) => `${path}: ${line}`));
  return { config: loaded.value, teams: composed.teams };
}

/** The team that is meant: the one named, or the only one there is. */
export function chosenTeam(teams: Teams, key: string | undefined): Team {
  const keys = [...teams.keys()].join(', ');
  if (key === undefined) {
    const [first] = teams.values();
    if (first && teams.size === 1) return first;
    throw new CliProblem([`several teams are configured: name one with --team (${keys})`]);
  }
  const team = teams.get(key);
  if (team === undefined) throw new CliProblem([`there is no team ${key}: known are ${keys}`]);
  return team;
}
