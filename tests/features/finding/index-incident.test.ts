import { expect, it } from '@jest/globals';
import { createKyselyStore, sqliteTraits } from '../../../src/adapters/database/kysely-store.ts';
import { MIGRATIONS, migrate } from '../../../src/adapters/database/migrate.ts';
import { openSqlite } from '../../../src/adapters/database/sqlite.ts';
import { resolve } from '../../../src/domain/incident/act.ts';
import { openIncident } from '../../../src/domain/incident/report.ts';
import { termsOf } from '../../../src/domain/search/words.ts';
import { enterIndex } from '../../../src/features/finding/index-incident.ts';
import { carryOutDecision } from '../../../src/features/incident/carry-out-decision.ts';
import { takeInRemark } from '../../../src/features/issue-log/take-in-remark.ts';
import type { Store } from '../../../src/ports/store.ts';
import { ALPHA, at, incident, visit } from '../../support/fixtures.ts';
import { sqliteStore } from '../../support/sqlite.ts';

const NOW = at('2027-01-12 09:30');
const TEAM = visit({
  environments: [{ key: 'scf', name: 'SCF', goalMinutes: 240, needs: [], restricted: true }],
});

const found = async (store: Store, words: string): Promise<readonly number[]> =>
  await store.transaction(async (tx) => {
    const query = { team: 'visit', terms: termsOf(words, 5), match: 'all' } as const;
    const hits = await tx.search.find({ ...query, within: 'everything' }, 10);
    return hits.map((hit) => hit.incident);
  });

it('follows what is said and how it ends, and never takes in what was not put in', async () => {
  const { store } = await sqliteStore();
  const [open, scf] = [
    incident({ number: 1 }),
    incident({ number: 2, environment: 'scf', isRestricted: true }),
  ];
  for (const one of [open, scf]) {
    await store.transaction(async (tx) => {
      await tx.incidents.insert(one);
      if (one === open) await enterIndex(tx, one);
      const about = { origin: 'thread', id: `C1:${String(one.number)}`, incident: one.number };
      const said = { author: 'alpha', saidAt: NOW, editedAt: undefined, text: 'The Silo reader' };
      await takeInRemark(tx, one, { ...about, ...said, origin: 'thread', kind: 'said' }, NOW);
      const added = { id: `m1:${String(one.number)}`, text: 'Zoned tetrahedra' };
      const elsewhere = { ...about, ...said, ...added, origin: 'elsewhere', kind: 'said' } as const;
      await takeInRemark(tx, one, elsewhere, NOW);
      const outcome = { summary: 'Patched the dumper', effortHours: undefined };
      const decision = resolve(one, ALPHA, outcome, NOW);
      if (!('ok' in decision)) await carryOutDecision(tx, decision, NOW);
    });
  }
  expect(await found(store, 'contour')).toEqual([1]);
  expect(await found(store, 'silo')).toEqual([1]);
  expect(await found(store, 'tetrahedra')).toEqual([1]);
  expect(await found(store, 'patched dumper')).toEqual([1]);
  expect(await found(store, 'Reed')).toEqual([1]);
  await store.transaction(async (tx) => {
    const back = { origin: 'thread', id: 'C1:1', incident: 1, at: NOW } as const;
    await takeInRemark(tx, open, { ...back, kind: 'taken-back' }, NOW);
  });
  expect(await found(store, 'silo')).toEqual([]);
  await store.close();
});

it('is not asked about a restricted incident', () => {
  const report = { ...incident(), cameInAt: NOW };
  const effects = (environment: string) =>
    openIncident(
      { ...report, environment },
      { number: 5, team: TEAM, by: ALPHA, owner: undefined, now: NOW },
    ).effects.map((effect) => effect.kind);
  expect(effects('open')).toContain('find-known');
  expect(effects('scf')).not.toContain('find-known');
});

it('holds the incidents that were there before it, but the restricted ones', async () => {
  const { db, raw, close } = openSqlite(':memory:');
  const { '0014-known-issues': mine, ...others } = MIGRATIONS;
  const before = Object.fromEntries(Object.entries(others).filter(([name]) => name < '0014'));
  await migrate(db, before);
  raw.exec(`
    insert into incidents (number, team, title, description, customer_name, contact, severity, environment,
      reported_by, reported_by_name, reported_at, came_in_at, week, goal_minutes, due_at, state, summary, restricted)
    values (3, 'visit', 'Contour Plot''s crash', 'on a dump', 'Dana Reed', 'call', 'normal', 'open',
      'U1', 'uma', 1, 1, '2027-01-04', 60, 2, 'resolved', 'Known', 0),
      (4, 'visit', 'Contour Plot''s crash', 'on a dump', 'Dana Reed', 'call', 'normal', 'scf',
      'U1', 'uma', 1, 1, '2027-01-04', 60, 2, 'resolved', 'Known', 1);
    insert into remarks (origin, id, incident, author, text, said_at, taken_back, version, copied_version)
    values ('thread', 'C1:1', 3, 'alpha', 'Silo', 1, 0, 1, 0), ('thread', 'C1:2', 4, 'alpha', 'Silo', 1, 0, 1, 0);`);
  await migrate(db);
  expect(mine).toBeDefined();
  const store = createKyselyStore(sqliteTraits(db, close, (error) => error));
  expect(await found(store, 'plot dump reed silo known')).toEqual([3]);
  await store.close();
});
