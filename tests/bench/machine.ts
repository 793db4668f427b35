import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ms, spreadOf } from './figures.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

const LOOP_TURNS = 20_000;
const LOOP_RUNS = 15;
const COMMITS = 150;

/**
 * How fast this machine is at this moment: figures of two runs can be compared by their ratio to these. What else runs
 * on it shows in the spread.
 */
export interface MachineSpeed {
  /** Milliseconds for a fixed loop of hashing and JSON in this process. */
  readonly loop: { readonly p50: number; readonly p99: number };
  /** Milliseconds for one row, committed with WAL and synchronous FULL: an fsync. */
  readonly commit: { readonly p50: number; readonly p99: number };
}

export async function measureMachine(): Promise<MachineSpeed> {
  const loop = spreadOf(Array.from({ length: LOOP_RUNS }, () => timed(fixedLoop)));
  const commit = await inTemporaryFolder((folder) => spreadOf(commits(join(folder, 'speed.db'))));
  return { loop, commit };
}

/** The reference that stands under every table. */
export function speedLine({ loop, commit }: MachineSpeed): string {
  return (
    `Machine: fixed loop ${ms(loop.p50)} ms (p99 ${ms(loop.p99)}), ` +
    `fsynced commit ${ms(commit.p50)} ms (p99 ${ms(commit.p99)}).`
  );
}

function fixedLoop(): void {
  let text = 'hotline';
  for (let turn = 0; turn < LOOP_TURNS; turn += 1) {
    text = createHash('sha1')
      .update(JSON.stringify([text, turn]))
      .digest('hex');
  }
}

function commits(file: string): readonly number[] {
  const database = new Database(file);
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.exec('create table speed (id integer primary key, text text)');
    const insert = database.prepare('insert into speed (text) values (?)');
    return Array.from({ length: COMMITS }, () => timed(() => insert.run('x'.repeat(500))));
  } finally {
    database.close();
  }
}

function timed(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}
