import { createKyselyStore, sqliteTraits } from '../adapters/database/kysely-store.ts';
import { migrate } from '../adapters/database/migrate.ts';
import { explainSqliteError } from '../adapters/database/problem.ts';
import { openSqlite } from '../adapters/database/sqlite.ts';
import { formatProblem } from '../config/document/problem.ts';
import { importRoster, type RosterImport } from '../features/roster/import-roster.ts';
import { parseRoster } from '../roster/parse-roster.ts';
import { chosenTeam, loadTeams, readNamedFile } from './files.ts';
import { CliProblem } from './problem.ts';

/**
 * `hotline import`: takes rosters and schedules over, all files in one transaction. Works beside a running bot, which
 * sees the new people at once.
 */
export async function importRosterFiles(
  files: readonly string[],
  options: {
    readonly config: string;
    readonly database: string;
    readonly team?: string;
    readonly dryRun?: boolean;
  },
): Promise<void> {
  const { teams } = await loadTeams(options.config, Date.now());
  const team = chosenTeam(teams, options.team);
  const opened = openSqlite(options.database);
  const explain = (error: unknown): unknown => explainSqliteError(error, options.database);
  const store = createKyselyStore(sqliteTraits(opened.db, opened.close, explain));
  try {
    await migrate(opened.db);
    const members = await store.transaction(async (tx) => await tx.people.ofTeam(team.key));
    const roster = await readRosters(
      files,
      members.map((r) => r.name),
    );
    if (options.dryRun) {
      process.stdout.write(
        `would import ${summary(roster.people.length, roster.schedule.length)}\n`,
      );
      return;
    }
    const result = await importRoster(store, team, roster, Date.now());
    if (!result.ok) throw new CliProblem(result.problems);
    process.stdout.write(`imported ${summary(result.people, result.weeks)} for ${team.key}\n`);
  } finally {
    await store.close();
  }
}

const summary = (people: number, weeks: number): string =>
  `${String(people)} ${people === 1 ? 'person' : 'people'} and ${String(weeks)} ${weeks === 1 ? 'week' : 'weeks'}`;

/** Reads all files as one roster; people of an earlier file are known to the later ones. */
async function readRosters(
  files: readonly string[],
  members: readonly string[],
): Promise<RosterImport> {
  const people: RosterImport['people'][number][] = [];
  const schedule: RosterImport['schedule'][number][] = [];
  const problems: string[] = [];
  for (const file of files) {
    const text = await readNamedFile(file, 'roster as the argument');
    const format = /\.csv$/iu.test(file) ? 'csv' : 'yaml';
    const knownNames = [...members, ...people.map((p) => p.name)];
    const parsed = parseRoster(text, file, format, { knownNames });
    if (!parsed.ok) {
      problems.push(...parsed.problems.map(formatProblem));
      continue;
    }
    people.push(...parsed.value.people);
    schedule.push(...parsed.value.schedule);
  }
  if (problems.length > 0) throw new CliProblem(problems);
  return { people, schedule };
}
