import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { DateTime } from 'luxon';
import { createKyselyStore, sqliteTraits } from '../adapters/database/kysely-store.ts';
import { appliedNames, MIGRATIONS } from '../adapters/database/migrate.ts';
import { explainSqliteError } from '../adapters/database/problem.ts';
import { openSqlite } from '../adapters/database/sqlite.ts';
import type { Team } from '../domain/team/team.ts';
import { csvLine } from '../domain/text/csv-line.ts';
import { isLocalDate } from '../domain/time/local-date.ts';
import {
  EXPORT_COLUMNS,
  type ExportedIncident,
  type ExportWish,
  exportIncidents,
} from '../features/finding/export-incidents.ts';
import { chosenTeam, loadTeams } from './files.ts';
import { CliProblem } from './problem.ts';

export interface ExportFlags {
  readonly config?: string;
  readonly database?: string;
  readonly format: string;
  readonly team?: string;
  readonly from?: string;
  readonly to?: string;
  readonly out?: string;
  readonly bom: boolean;
}

/** `hotline export`: the incidents as CSV or JSON, to standard output or a file. Works beside a running bot. */
export async function exportToFile(
  flags: ExportFlags & { readonly config: string; readonly database: string },
): Promise<void> {
  const { database, format, out } = flags;
  if (format !== 'csv' && format !== 'json') {
    throw new CliProblem([`--format ${format}: give csv or json`]);
  }
  if (!existsSync(database)) {
    throw new CliProblem([
      `${database}: there is no such database; name it with --database or HOTLINE_DATABASE`,
    ]);
  }
  if (out !== undefined && existsSync(out)) {
    throw new CliProblem([`${out} exists already: name another file with --out`]);
  }
  const { teams } = await loadTeams(flags.config, Date.now());
  const team = flags.team === undefined ? undefined : chosenTeam(teams, flags.team);
  const wish: ExportWish = { team, cameIn: spanOf(flags, team ?? [...teams.values()][0]) };
  const opened = openSqlite(database);
  const explain = (error: unknown): unknown => explainSqliteError(error, database);
  const store = createKyselyStore(sqliteTraits(opened.db, opened.close, explain));
  try {
    const applied = await appliedNames(opened.db);
    if (Object.keys(MIGRATIONS).some((name) => !applied.includes(name))) {
      throw new CliProblem([
        `${database} is from an older Hotline: \`hotline migrate\` brings it up to date`,
      ]);
    }
    const batches = exportIncidents(store, teams, wish);
    const count = await write(format === 'csv' ? csvOf(batches, flags.bom) : jsonOf(batches), out);
    if (out !== undefined) process.stdout.write(`${out} has ${counted(count)}\n`);
  } finally {
    await store.close();
  }
}

const counted = (count: number): string => `${String(count)} incident${count === 1 ? '' : 's'}`;

/** Local dates of the team's calendar, both included. */
function spanOf({ from, to }: ExportFlags, team: Team | undefined): ExportWish['cameIn'] {
  if (from === undefined && to === undefined) return undefined;
  const zone = team?.calendar.zone ?? 'utc';
  const wrong = [
    ['--from', from],
    ['--to', to],
  ].flatMap(([flag, date]) =>
    date === undefined || isLocalDate(date)
      ? []
      : [`${flag ?? ''} ${date}: give an existing date, such as 2027-01-15`],
  );
  if (wrong.length > 0) throw new CliProblem(wrong);
  const start = (date: string) => DateTime.fromISO(date, { zone }).startOf('day');
  const span = {
    from: from === undefined ? 0 : start(from).toMillis(),
    to: to === undefined ? Number.MAX_SAFE_INTEGER : start(to).plus({ days: 1 }).toMillis(),
  };
  if (span.from >= span.to) {
    throw new CliProblem([`--from ${from ?? ''} is after --to ${to ?? ''}: give them in order`]);
  }
  return span;
}

/** A part of the output, and how many incidents are in it. */
interface Part {
  readonly text: string;
  readonly count: number;
}

type Batches = AsyncIterable<readonly ExportedIncident[]>;

async function* csvOf(batches: Batches, withBom: boolean): AsyncGenerator<Part> {
  yield { text: `${withBom ? '\ufeff' : ''}${csvLine(EXPORT_COLUMNS)}`, count: 0 };
  for await (const rows of batches) {
    const lines = rows.map((row) => csvLine(EXPORT_COLUMNS.map((column) => row[column])));
    yield { text: lines.join(''), count: rows.length };
  }
}

/** An array, one incident a line, so that it can be read by line as well. */
async function* jsonOf(batches: Batches): AsyncGenerator<Part> {
  let before = '[\n';
  for await (const rows of batches) {
    const lines = rows.map((row) => JSON.stringify(whole(row)));
    yield { text: `${before}${lines.join(',\n')}`, count: rows.length };
    before = ',\n';
  }
  yield { text: before === '[\n' ? '[]\n' : '\n]\n', count: 0 };
}

/** With every column, whether or not there is something in it. */
function whole(row: ExportedIncident): Readonly<Record<string, unknown>> {
  return Object.fromEntries(EXPORT_COLUMNS.map((column) => [column, row[column] ?? null]));
}

/** Writes as fast as the reader takes it. A file gets its name once it is whole. */
async function write(parts: AsyncIterable<Part>, out: string | undefined): Promise<number> {
  const unfinished = out === undefined ? undefined : `${out}.part`;
  const to: Writable =
    unfinished === undefined ? process.stdout : createWriteStream(unfinished, { mode: 0o600 });
  const progress = progressOn(process.stderr, out !== undefined || !process.stdout.isTTY);
  let count = 0;
  let failure: Error | undefined;
  to.once('error', (error) => {
    failure = error;
  });
  try {
    for await (const { text, count: more } of parts) {
      if (failure) throw failure;
      count += more;
      if (!to.write(text)) await Promise.race([once(to, 'drain'), once(to, 'close')]);
      progress.show(count);
    }
    if (unfinished !== undefined && out !== undefined) {
      to.end();
      await finished(to);
      await rename(unfinished, out);
    }
  } catch (error) {
    // Whoever reads has seen enough, as `head` does.
    if (unfinished === undefined && isClosedPipe(error)) return count;
    if (unfinished !== undefined) await rm(unfinished, { force: true });
    throw writingProblem(error, out);
  } finally {
    progress.end();
  }
  return count;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

const isClosedPipe = (error: unknown): boolean => codeOf(error) === 'EPIPE';

function writingProblem(error: unknown, out: string | undefined): unknown {
  const code = codeOf(error);
  if (out === undefined || !/^E[A-Z]+$/u.test(code)) return error;
  const why = code === 'ENOENT' ? 'there is no such folder' : `it cannot be written (${code})`;
  return new CliProblem([`${out}: ${why}; name another file with --out`]);
}

/** One line that counts, for a person at a terminal; nothing for a program. */
function progressOn(to: NodeJS.WriteStream, isWanted: boolean) {
  const isShown = isWanted && to.isTTY;
  return {
    show: (count: number): void => {
      if (isShown) to.write(`\r${counted(count)} …`);
    },
    end: (): void => {
      if (isShown) to.write('\r\u001b[K');
    },
  };
}
