import { formatProblem } from '../../src/config/document/problem.ts';
import type { TeamConfig } from '../../src/config/hotline-config.ts';
import { loadConfig } from '../../src/config/load-config.ts';

/** The least that a team must say. Ends inside the team, so that tests can add keys with four blanks. */
export const MINIMAL = `teams:
  visit:
    channels: { incidents: visit-live }
    admins: [U01ALPHA, U02BRAVO]
    calendar:
      zone: America/Los_Angeles
      hours:
        mon-fri: ["08:00-17:00"]
`;

/** The problems with a configuration, as a person sees them. */
export function problemsOf(text: string): readonly string[] {
  const loaded = loadConfig(text, 'hotline.yml');
  return loaded.ok ? [] : loaded.problems.map(formatProblem);
}

/** The only team of a configuration that must be right. */
export function teamOf(text: string): TeamConfig {
  const loaded = loadConfig(text, 'hotline.yml');
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join('\n'));
  const [team, ...others] = loaded.value.teams;
  if (team === undefined || others.length > 0) throw new Error('expected one team');
  return team;
}

/** What is said about the only problem, without file and line. */
export function problemWith(text: string): string {
  const problems = problemsOf(text);
  if (problems.length !== 1) throw new Error(`expected one problem, got ${problems.join('\n')}`);
  return (problems[0] ?? '').replace(/^hotline\.yml:\d+: teams\./u, '');
}
