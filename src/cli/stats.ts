import { parsePeriod } from '../domain/figures/parse-period.ts';
import type { ResponderId } from '../domain/team/responder.ts';
import { loadFigures } from '../features/figures/load-figures.ts';
import { loadReport } from '../features/figures/load-report.ts';
import { reportMarkdown } from '../features/figures/report-markdown.ts';
import { chosenTeam, loadTeams } from './files.ts';
import { CliProblem } from './problem.ts';
import { statsCsv, statsJson } from './stats-rows.ts';
import { statsTable } from './stats-table.ts';
import { withStore } from './with-store.ts';

export interface StatsFlags {
  readonly config?: string;
  readonly database?: string;
  readonly team?: string;
  readonly period: string;
  readonly json: boolean;
  readonly csv: boolean;
  readonly report: boolean;
}

/** `hotline stats`: the figures of a period, for people, as JSON or as CSV. Works beside a running bot. */
export async function stats(
  flags: StatsFlags & { readonly config: string; readonly database: string },
): Promise<void> {
  if ([flags.json, flags.csv, flags.report].filter(Boolean).length > 1)
    throw new CliProblem(['give one of --json, --csv and --report']);
  const now = Date.now();
  const { teams } = await loadTeams(flags.config, now);
  const team = chosenTeam(teams, flags.team);
  const period = parsePeriod(flags.period, now, team.calendar);
  if (!period.ok) throw new CliProblem([`--period: ${period.problem}`]);
  if (flags.report) {
    const report = await withStore(
      flags.database,
      '',
      async (store) =>
        await store.transaction(async (tx) => await loadReport(tx, team, period.value, now)),
    );
    process.stdout.write(reportMarkdown(report));
    return;
  }
  const { figures, nameOf } = await withStore(flags.database, '', async (store) => {
    const people = await store.transaction(async (tx) => await tx.people.ofTeam(team.key));
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return {
      // Nobody waits for a turn in a process of its own.
      figures: await loadFigures(store, team, period.value, now, async () => {
        await Promise.resolve();
      }),
      nameOf: (id: ResponderId): string => names.get(id) ?? id,
    };
  });
  process.stdout.write(
    flags.json
      ? statsJson(team, figures, nameOf)
      : flags.csv
        ? statsCsv(figures, nameOf)
        : statsTable(team, figures, nameOf),
  );
}
