import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { spreadOf } from './figures.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

/** Long enough for several cycles of five seconds. */
const SECONDS = 15;
const LEAD_MS = 1_000;

/** Prints the lateness of one other way to wait: `node other-ways.js setTimeout|poll-2|poll-5 ARMED A_SECOND`. */
async function main(): Promise<void> {
  const [, , way = '', armed = '', aSecond = ''] = process.argv;
  process.stdin.on('end', () => process.exit(0)).resume();
  const dues = (first: number): readonly number[] =>
    Array.from({ length: Number(armed) }, (_, n) =>
      n < SECONDS * Number(aSecond) ? first + (n * 1_000) / Number(aSecond) : first + 3_600_000 + n,
    );
  const late =
    way === 'setTimeout'
      ? await byTimeouts(dues)
      : await inTemporaryFolder(
          async (folder) =>
            await byPolling(join(folder, 'poll.db'), dues, way === 'poll-2' ? 2_000 : 5_000),
        );
  process.stdout.write(`${JSON.stringify(spreadOf(late))}\n`);
}

type Dues = (first: number) => readonly number[];

async function byTimeouts(dues: Dues): Promise<readonly number[]> {
  const late: number[] = [];
  const timeouts: NodeJS.Timeout[] = [];
  // A hundred thousand of them take a while to arm.
  const first = Date.now() + LEAD_MS;
  for (const due of dues(first)) {
    timeouts.push(
      setTimeout(() => {
        late.push(Date.now() - due);
      }, due - Date.now()),
    );
  }
  await sleep(first + SECONDS * 1_000 + 500 - Date.now());
  for (const timeout of timeouts) clearTimeout(timeout);
  return late;
}

/** No more than such a loop has to do: what is due is taken off and written as a job, in one commit on disk. */
async function byPolling(file: string, dues: Dues, everyMs: number): Promise<readonly number[]> {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec(`
    create table timers (id integer primary key, due integer not null);
    create index timers_due on timers (due);
    create table jobs (id integer primary key, due integer not null)`);
  const arm = database.prepare('insert into timers (due) values (?)');
  const take = database.prepare<[number], { due: number }>(
    'delete from timers where due <= ? returning due',
  );
  const write = database.prepare('insert into jobs (due) values (?)');
  const seedMs = 10_000;
  const first = Date.now() + seedMs;
  database.transaction(() => {
    for (const due of dues(first)) arm.run(due);
  })();
  await sleep(Math.max(0, first - Date.now()));
  const late: number[] = [];
  const turn = database.transaction(() => {
    const due = take.all(Date.now());
    for (const one of due) write.run(one.due);
    return due;
  });
  const until = first + SECONDS * 1_000 + everyMs;
  while (Date.now() < until) {
    const fired = turn.immediate();
    const at = Date.now();
    late.push(...fired.map(({ due }) => at - due));
    await sleep(everyMs);
  }
  database.close();
  return late;
}

await main();
