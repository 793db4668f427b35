import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { lockForOneBot } from '../../src/adapters/database/sqlite.ts';
import { incident } from '../support/fixtures.ts';
import { sqliteStore } from '../support/sqlite.ts';
import { withTeam } from './with-team.ts';

const ROSTER = `people:
  - { name: alpha, slack: U01ALPHA }
  - { name: delta, slack: U04DELTA }
schedule:
  - { week: 2027-01-11, primary: alpha, backup: delta }
`;

const peopleIn = (folder: string): readonly unknown[] => {
  const database = new Database(join(folder, 'hotline.db'), { readonly: true });
  try {
    return database.prepare('select name from responders order by name').pluck().all();
  } finally {
    database.close();
  }
};

/** `hotline migrate`, `import` and `export`: what a database is made from, filled with and read out into. */
export function databaseCommands(): void {
  describe('hotline migrate', () => {
    it('makes the database, once', async () => {
      await withTeam(async (run) => {
        expect((await run('migrate --dry-run')).out).toEqual([
          'hotline.db is not there yet: it is made at the first start',
        ]);
        const first = await run('migrate');
        expect(first.out).toHaveLength(1);
        expect(first.out[0]).toMatch(/^hotline\.db migrated: 0001-first, /u);
        const again = await run('migrate');
        expect(again).toEqual({ code: 0, out: ['hotline.db is up to date'], err: [] });
      });
    });

    it('says what it would do, beside a bot that runs, and changes nothing', async () => {
      await withTeam(async (run, folder) => {
        await run('migrate');
        const database = new Database(join(folder, 'hotline.db'));
        database.exec("delete from migrations where name = '0012-homes'");
        const unlock = lockForOneBot(join(folder, 'hotline.db'));
        try {
          expect((await run('migrate --dry-run')).out).toEqual([
            'hotline.db would be migrated: 0012-homes. There is no way back but a backup: make one first (hotline backup)',
          ]);
          database.exec("insert into migrations values ('9999-later', '')");
          const { code, err } = await run('migrate --dry-run');
          expect(err).toEqual([
            'hotline.db is newer than this Hotline (it has 9999-later): start the newer Hotline, or restore a backup from before its upgrade',
          ]);
          expect(code).toBe(2);
        } finally {
          unlock();
          database.close();
        }
      });
    });

    it.each([
      ['no database', 'migrate --database hotline.yml', /hotline\.yml is not an intact SQLite/u],
      [
        'in no folder',
        'migrate --database nowhere/hotline.db',
        /nowhere\/hotline\.db.* cannot be/u,
      ],
    ])('refuses what is %s in one line', async (_, words, what) => {
      await withTeam(async (run) => {
        const { code, out, err } = await run(words);
        expect(out).toEqual([]);
        expect(err).toHaveLength(1);
        expect(err[0]).toMatch(what);
        expect(code).toBe(2);
      });
    });

    it('does not touch the database of a bot that runs', async () => {
      await withTeam(async (run, folder) => {
        const unlock = lockForOneBot(join(folder, 'hotline.db'));
        try {
          const { code, err } = await run('migrate');
          expect(err).toHaveLength(1);
          expect(err[0]).toContain('another Hotline is running on hotline.db');
          expect(code).toBe(2);
        } finally {
          unlock();
        }
      });
    });
  });

  describe('hotline import', () => {
    it('takes a roster and its weeks', async () => {
      await withTeam(async (run, folder) => {
        await writeFile(join(folder, 'team.yml'), ROSTER);
        const dry = await run('import team.yml --dry-run');
        expect(dry).toEqual({ code: 0, out: ['would import 2 people and 1 week'], err: [] });
        expect(peopleIn(folder)).toEqual([]);
        const done = await run('import team.yml');
        expect(done).toEqual({ code: 0, out: ['imported 2 people and 1 week for visit'], err: [] });
        expect(peopleIn(folder)).toEqual(['alpha', 'delta']);
      });
    });

    it('takes nothing where anything is wrong, and names every problem of every file', async () => {
      await withTeam(async (run, folder) => {
        await writeFile(join(folder, 'team.yml'), ROSTER);
        await writeFile(
          join(folder, 'more.yml'),
          'people:\n  - { name: echo }\n  - { slack: U07 }\n',
        );
        const { code, out, err } = await run('import team.yml more.yml');
        expect(out).toEqual([]);
        expect(err.length).toBeGreaterThanOrEqual(2);
        for (const line of err) expect(line).toMatch(/^more\.yml:[23]: people/u);
        expect(code).toBe(2);
        expect(peopleIn(folder)).toEqual([]);
      });
    });

    it('says in one line that there is no such file', async () => {
      await withTeam(async (run) => {
        const { code, err } = await run('import team.yml');
        expect(err).toEqual(['team.yml: there is no such file; name the roster as the argument']);
        expect(code).toBe(2);
      });
    });
  });

  describe('hotline export', () => {
    const seed = async (folder: string): Promise<void> => {
      const { store } = await sqliteStore(join(folder, 'hotline.db'));
      await store.transaction(async (tx) => {
        await tx.incidents.insert(incident({ number: 1, title: '=cmd|calc!A1' }));
      });
      await store.close();
    };

    it('writes CSV to standard output, and JSON whole to a file, never over another', async () => {
      await withTeam(async (run, folder) => {
        await seed(folder);
        const { code, out, err } = await run('export --from 2027-01-12 --to 2027-01-12 --bom');
        expect([code, err, out.length]).toEqual([0, [], 2]);
        expect(out[0]?.startsWith('\ufeff"incident","team"')).toBe(true);
        expect(out[1]).toContain(`"'=cmd|calc!A1"`);
        const words = 'export --format json --team visit --out all.json';
        expect((await run(words)).out).toEqual(['all.json has 1 incident']);
        const all: unknown = JSON.parse(await readFile(join(folder, 'all.json'), 'utf8'));
        expect(all).toMatchObject([{ incident: 'INC-1', title: '=cmd|calc!A1', answered: null }]);
        const again = 'all.json exists already: name another file with --out';
        expect(await run(words)).toMatchObject({ code: 2, err: [again] });
      });
    });

    it.each([
      ['--format xml', '--format xml: give csv or json'],
      ['--from 2027-02-30', '--from 2027-02-30: give an existing date, such as 2027-01-15'],
      ['--team other', 'there is no team other: known are visit'],
      ['--out no/where.csv', 'no/where.csv: there is no such folder; name another file with --out'],
    ])('says what is wrong with %s, and ends with 2', async (words, problem) => {
      await withTeam(async (run, folder) => {
        await seed(folder);
        expect(await run(`export ${words}`)).toMatchObject({ code: 2, out: [], err: [problem] });
      });
    });
  });
}
