import Database from 'better-sqlite3';
import type { Store } from '../../src/ports/store.ts';
import { createSeededRandom } from '../domain/time/oracle/seeded-random.ts';
import { seedPeople } from './world.ts';

const VOCABULARY = 8_000;

/** Words of the trade, each in about one title of ten. */
const TRADE = ['contour', 'mesh', 'crash', 'restart', 'parallel', 'dump', 'colour', 'reader'];

const AT_ONCE = 1_000;

/**
 * Resolved incidents of a team with texts of about 90 words, spread as in a language: a few words everywhere, most of them
 * rare. Rows by plain statements, the index as the bot writes it.
 */
export async function seedTexts(
  file: string,
  store: Store,
  team: string,
  incidents: number,
): Promise<void> {
  await seedPeople(store, 1, Date.now());
  const random = createSeededRandom(7);
  const word = (): string =>
    `zw${String(Math.min(VOCABULARY - 1, Math.floor(Math.exp((random.between(0, 1e6) / 1e6) * Math.log(VOCABULARY)))))}`;
  const words = (count: number): string => Array.from({ length: count }, word).join(' ');
  const trade = (): string => TRADE.filter(() => random.chance(0.1)).join(' ');
  const database = new Database(file);
  const add = database.prepare(`
    insert into incidents (number, team, title, description, contact, severity, environment,
      reported_by, reported_by_name, reported_at, came_in_at, week, goal_minutes, due_at, state,
      resolved_by, resolved_by_name, resolved_at, summary)
    values (?, ?, ?, ?, 'call', 'normal', 'open', 'U1', 'lead', 1, 1, '2026-01-05', 60, 2, 'resolved',
      'U1', 'lead', 3, ?)`);
  try {
    for (let first = 1; first <= incidents; first += AT_ONCE) {
      const texts = Array.from({ length: AT_ONCE }, (_, n) => ({
        incident: first + n,
        team,
        title: `visit ${trade()} ${words(5)}`,
        body: words(60),
        resolution: words(18),
        customer: words(3),
      }));
      database.transaction(() => {
        for (const one of texts) add.run(one.incident, team, one.title, one.body, one.resolution);
      })();
      await store.transaction(async (tx) => {
        for (const one of texts) await tx.search.put(one);
      });
    }
  } finally {
    database.close();
  }
}
