import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { backUpSqlite } from '../adapters/database/backup.ts';
import { CliProblem } from './problem.ts';

/** Where the daily backups go unless HOTLINE_BACKUPS names another folder. */
export const backupFolderBeside = (database: string): string => join(dirname(database), 'backups');

/** `hotline backup`: a whole, checked copy of the database, made beside a running bot. */
export async function backUp(options: {
  readonly database: string;
  readonly to?: string;
}): Promise<void> {
  const { database } = options;
  if (!existsSync(database)) {
    throw new CliProblem([
      `${database}: there is no such database; name it with --database or HOTLINE_DATABASE`,
    ]);
  }
  const to = options.to ?? (await nameFor(database));
  if (existsSync(to)) throw new CliProblem([`${to} exists already: name another file with --to`]);
  await backUpSqlite(database, to);
  process.stdout.write(`${to} is a whole copy of ${database}, checked\n`);
}

/** Not the pattern of the daily ones: what somebody asked for is not cleared away with them. */
async function nameFor(database: string): Promise<string> {
  const folder = backupFolderBeside(database);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const time = new Date().toISOString().slice(0, 19).replaceAll(':', '');
  return join(folder, `${basename(database).replace(/\.db$/u, '')}-${time}Z.db`);
}
