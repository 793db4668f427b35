import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { openStore } from '../../src/compose.ts';
import type { Period } from '../../src/domain/figures/period.ts';
import { MINUTE_MS } from '../../src/domain/time/instant.ts';
import { addDays } from '../../src/domain/time/local-date.ts';
import { loadFigures } from '../../src/features/figures/load-figures.ts';
import type { Bench } from './bench.ts';
import { ms, spreadOf, table, whole } from './figures.ts';
import { GOAL_MS, makeDatabase, SILENT } from './seed-incidents.ts';
import { inTemporaryFolder } from './temporary-folder.ts';
import { benchTeams } from './world.ts';

const INCIDENTS = 100_000;
const WEEKS = 500;
const RUNS = 12;

/** Figures over many incidents: how long somebody waits for them, and for how long they hold others up. */
export const benchStats: Bench = {
  name: 'stats',
  about: 'figures over 100,000 incidents of ten years',
  limitSeconds: 600,
  run: async ({ line, progress }) => {
    await inTemporaryFolder(async (folder) => {
      const file = join(folder, 'stats.db');
      await makeDatabase(file, 1);
      const [team] = (await benchTeams(1)).values();
      if (team === undefined) throw new Error('there is no team');
      const now = Date.now();
      seed(file, team.key, now);
      progress(`${whole(INCIDENTS)} incidents are there`);
      const { store, close } = await openStore(file, SILENT);
      const rows: string[][] = [];
      try {
        for (const count of [1, 13, 52, WEEKS]) {
          const first = addDays(team.calendar.dutyWeek(now), -7 * (count - 1));
          const period: Period = { kind: 'weeks', first, count };
          const times: number[] = [];
          const stalls: number[] = [];
          let found = 0;
          for (let run = 0; run <= RUNS; run += 1) {
            const begun = performance.now();
            let last = begun;
            let longest = 0;
            const figures = await loadFigures(store, team, period, now, async () => {
              longest = Math.max(longest, performance.now() - last);
              await turn();
              last = performance.now();
            });
            longest = Math.max(longest, performance.now() - last);
            found = figures.cameIn.length;
            if (run === 0) continue;
            times.push(performance.now() - begun);
            stalls.push(longest);
          }
          const { p50, max } = spreadOf(times);
          rows.push([
            `${String(count)} weeks`,
            whole(found),
            ...[p50, max, spreadOf(stalls).max].map(ms),
          ]);
        }
      } finally {
        await close();
      }
      line('Milliseconds; *held up* is the longest time in which nothing else had its turn.\n');
      for (const row of table(['period', 'incidents', 'p50', 'most', 'held up'], rows)) line(row);
    });
  },
};

/** Spread evenly over the weeks, most of them answered and resolved; every tenth one was paged for. */
function seed(file: string, team: string, now: number): void {
  const database = new Database(file);
  try {
    const incident = database.prepare(`
      insert into incidents (number, team, title, description, contact, severity, environment, customer_organisation,
        reported_by, reported_by_name, reported_at, came_in_at, week, goal_minutes, due_at, state,
        answered_by, answered_at, resolved_by, resolved_at, effort_hours)
      values (?, ?, 'Contour plot crashes', '', ?, ?, 'open', ?, 'U1', 'one', ?, ?, '2026-01-05', 60, ?, 'resolved',
        'U1', ?, 'U1', ?, 1.5)`);
    const event = database.prepare(
      `insert into events (id, team, incident, at, type, data, hash) values (?, ?, ?, ?, 'paged', ?, '')`,
    );
    const page = JSON.stringify({ to: 'U1', name: 'one', step: 0, times: 1 });
    const step = (WEEKS * 7 * 24 * 60 * MINUTE_MS) / INCIDENTS;
    database.transaction(() => {
      for (let n = 1; n <= INCIDENTS; n += 1) {
        const cameIn = Math.round(now - (INCIDENTS - n + 1) * step);
        const answered = cameIn + (n % 97) * MINUTE_MS;
        incident.run(
          n,
          team,
          n % 3 === 0 ? 'call' : 'email',
          n % 50 === 0 ? 'major' : 'normal',
          `Lab ${String(n % 300)}`,
          cameIn,
          cameIn,
          cameIn + GOAL_MS,
          answered,
          answered + (n % 1_000) * MINUTE_MS,
        );
        if (n % 10 === 0) event.run(n, team, n, cameIn + GOAL_MS, page);
      }
    })();
  } finally {
    database.close();
  }
}
