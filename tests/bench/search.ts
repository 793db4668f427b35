import { join } from 'node:path';
import Database from 'better-sqlite3';
import { systemClock } from '../../src/adapters/system/clocks.ts';
import { openStore } from '../../src/compose.ts';
import { readListWish } from '../../src/domain/search/list-wish.ts';
import type { Team } from '../../src/domain/team/team.ts';
import { findIncidents } from '../../src/features/finding/find-incidents.ts';
import { findKnown } from '../../src/features/known/find-known.ts';
import type { Store } from '../../src/ports/store.ts';
import type { Bench, Report } from './bench.ts';
import { ms, spreadOf, table, whole } from './figures.ts';
import { SILENT } from './seed-incidents.ts';
import { seedTexts } from './seed-texts.ts';
import { inTemporaryFolder } from './temporary-folder.ts';
import { benchTeams } from './world.ts';

const INCIDENTS = 100_000;
const RUNS = 40;

/** What people type, from the word that every incident has to one that a few have. */
const QUERIES: ReadonlyArray<readonly [what: string, words: string]> = [
  ['a word that all have', 'visit'],
  ['a word that a tenth has', 'contour'],
  ['two words', 'contour crash'],
  ['beginnings of three words', 'cont cras rest'],
  ['a rare word', 'zw7999'],
  ['nothing has it', 'xylophone'],
];

const KNOWN = 'Contour plot crashes when restarting a parallel run from a large dump file';

/** Full-text search over many past incidents, as the bot does it, beside what looking without an index costs. */
export const benchSearch: Bench = {
  name: 'search',
  about: 'full-text search over 100,000 past incidents; beside a scan with LIKE',
  limitSeconds: 600,
  run: async (report) => {
    await inTemporaryFolder(async (folder) => {
      await measure(report, join(folder, 'search.db'));
    });
  },
};

async function measure({ line, progress }: Report, file: string): Promise<void> {
  const opened = await openStore(file, SILENT);
  const [team] = (await benchTeams(1)).values();
  if (team === undefined) throw new Error('there is no team');
  try {
    const begun = performance.now();
    await seedTexts(file, opened.store, team.key, INCIDENTS);
    progress(`${whole(INCIDENTS)} incidents in ${ms((performance.now() - begun) / 1_000)} s`);
    const rows = [];
    for (const [what, words] of QUERIES) {
      progress(what);
      rows.push(await rowOf(opened.store, team, file, what, words));
    }
    rows.push(await knownRow(opened.store, team, file));
    line(
      `${whole(INCIDENTS)} incidents of about 90 words. Milliseconds; the first page, drawn from`,
    );
    line(
      'the database as `/oncall list` and the look-up at reporting do it; LIKE does not rank: it gives the\nlatest, or reads all that match.\n',
    );
    const head = ['query', 'found', 'p50', 'p95', 'most', 'LIKE, latest ten', 'LIKE, all'];
    for (const text of table(head, rows)) line(text);
  } finally {
    await opened.close();
  }
}

async function rowOf(
  store: Store,
  team: Team,
  file: string,
  what: string,
  words: string,
): Promise<readonly string[]> {
  const wish = readListWish(words);
  let found = 0;
  const times = await timed(async () => {
    const page = await store.transaction(
      async (tx) =>
        await findIncidents(tx, team, { wish, reader: 'U1', from: 'latest' }, Date.now()),
    );
    found = page.total ?? 0;
  });
  return figures(`${what}: “${words}”`, found, times, scan(file, words, ' and '));
}

async function knownRow(store: Store, team: Team, file: string): Promise<readonly string[]> {
  const context = { store, clock: systemClock, sourceIssues: undefined };
  let found = 0;
  const times = await timed(async () => {
    found = (await findKnown(context, team, { words: KNOWN, about: undefined })).found.length;
  });
  return figures('what is known of a new title', found, times, scan(file, KNOWN, ' or '));
}

async function timed(work: () => Promise<void>): Promise<readonly number[]> {
  await work();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return times;
}

function figures(
  what: string,
  found: number,
  times: readonly number[],
  scanned: readonly [latest: number, all: number],
): readonly string[] {
  const { p50, p95, max } = spreadOf(times);
  return [what, String(found), ...[p50, p95, max, ...scanned].map(ms)];
}

/** The same question to every row's text, as one does without an index; the middle of five. */
function scan(
  file: string,
  words: string,
  joint: ' and ' | ' or ',
): readonly [latest: number, all: number] {
  const database = new Database(file, { readonly: true });
  try {
    const each = words.split(' ').map((word) => `%${word}%`);
    const one = '(title like ? or description like ? or summary like ?)';
    const where = each.map(() => one).join(joint);
    const values = each.flatMap((word) => [word, word, word]);
    const timesOf = (text: string): number => {
      const query = database.prepare(text);
      const times = Array.from({ length: 5 }, () => {
        const begun = performance.now();
        query.all(...values);
        return performance.now() - begun;
      });
      return spreadOf(times).p50;
    };
    const all = `select number from incidents where ${where} order by number desc`;
    return [timesOf(`${all} limit 10`), timesOf(all)];
  } finally {
    database.close();
  }
}
