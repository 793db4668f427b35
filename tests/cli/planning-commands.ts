import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { withTeam } from './with-team.ts';

const FOUR = `rotation: { rest_weeks: 1 }
people:
  - { name: alpha, slack: U01ALPHA }
  - { name: bravo, slack: U02BRAVO }
  - { name: charlie, slack: U03CHARLIE }
  - { name: delta, slack: U04DELTA }
schedule:
  - { week: 2027-01-04, primary: alpha, backup: delta }
`;

/** Only three, of whom nobody can rest. */
const THREE = FOUR.replace(/.*bravo.*\n/u, '');

/** `hotline plan` and `hotline simulate`. The command is built by whoever calls this: two builds would disturb each other. */
export function planningCommands(): void {
  describe('hotline plan', () => {
    it('plans from a file, and names what stands in the way of every rule', async () => {
      await withTeam(async (run, folder) => {
        await writeFile(join(folder, 'team.yml'), THREE);
        const { code, out, err } = await run('plan --from team.yml --start 2027-01-04 --weeks 2');
        expect(err).toEqual([]);
        expect(out.slice(0, 2)).toEqual([
          'week        primary   backup',
          '2027-01-04  alpha     delta',
        ]);
        expect(out).toContain(
          '  2027-01-04 and 2027-01-11: three people cannot fill two weeks with a week of rest; shorten the rest, or add somebody to the rotation',
        );
        expect(code).toBe(0);
      });
    });

    it('shows what changes would do, from a file and of a team as it stands', async () => {
      await withTeam(async (run, folder) => {
        await writeFile(join(folder, 'team.yml'), FOUR);
        const plan = ['plan', '--start', '2027-01-04', '--weeks', '4'];
        const changes = ['--if', 'alpha is away 4 Jan', '--if', '@kim joins 11 Jan as veteran'];
        const file = await run([...plan, '--from', 'team.yml', ...changes]);
        expect(file.err).toEqual([]);
        expect(file.out[0]).toBe(
          'If alpha is away 2027-01-04 and kim joins on 2027-01-11 as veteran:',
        );
        expect(file.out[2]).toMatch(/^ {2}2027-01-04 primary: (?:bravo|charlie) for alpha$/u);
        expect(file.out).toContain('  Rules that give way: none → none');
        expect(file.out.at(-1)).toBe('Nothing was stored.');

        await run('import team.yml');
        const database = await run([...plan, '--json', ...changes]);
        expect(database.err).toEqual([]);
        expect(JSON.parse(database.out.join('\n'))).toMatchObject({
          if: ['alpha is away 2027-01-04', 'kim joins on 2027-01-11 as veteran'],
          moves: [{ week: '2027-01-04', role: 'primary', before: 'alpha' }],
          before: { weeks: [{ week: '2027-01-04', primary: 'alpha' }, {}, {}, {}] },
          after: { people: [{}, {}, {}, {}, { name: 'kim' }] },
        });
      });
    });

    it.each([
      ['plan', /^hotline\.db: there is no such database; .*--from$/u],
      ['plan --from team.yml', /^--start is missing: give the first week/u],
      ['plan --from team.yml --start 2027-01-05', /is not a Monday: its week begins 2027-01-04$/u],
      [
        'plan --from team.yml --start 2027-01-04 --weeks none',
        /^--weeks none: give a whole number/u,
      ],
      ['plan --from team.yml --start 2027-01-04 --if alpha', /^--if: What of alpha\?/u],
      ['plan --from team.yml --start 2027-01-04 --if', /argument missing/u],
    ])('refuses `hotline %s` with a remedy', async (words, what) => {
      await withTeam(async (run, folder) => {
        await writeFile(join(folder, 'team.yml'), FOUR);
        const { code, out, err } = await run(words);
        expect([code, out]).toEqual([2, []]);
        expect(err[0]).toMatch(what);
      });
    });
  });

  describe('hotline simulate', () => {
    it('sets years of three schedulers side by side, and draws them', async () => {
      await withTeam(async (run, folder) => {
        await writeFile(join(folder, 'team.yml'), FOUR);
        const { code, out, err } = await run(
          'simulate --from team.yml --start 2027-01-04 --years 1 --away 5 --seed 3 --picture shares.png',
        );
        expect([code, err]).toEqual([0, []]);
        expect(out[0]).toMatch(
          /^1 year from 2027-01-04, seed 3\. Leaves: \d+; people who went: \d+/u,
        );
        expect(out[1]?.trim().split(/\s{2,}/u)).toEqual([
          'hotline',
          'round robin',
          'linkedin/oncall',
        ]);
        expect(out.find((line) => line.startsWith('Seats of people who are away'))).toMatch(
          /away +0 +\d+ +\d+$/u,
        );
        expect(out.some((line) => /^alpha +1 +\d+ of \d+\.\d/u.test(line))).toBe(true);
        const png = await readFile(join(folder, 'shares.png'));
        expect(png.subarray(1, 4).toString()).toBe('PNG');
      });
    });

    it('refuses what it cannot do, all at once', async () => {
      await withTeam(async (run, folder) => {
        await writeFile(join(folder, 'team.yml'), FOUR);
        const wrong = await run('simulate --from team.yml --years 0 --runs x --start 2027-01-05');
        expect(wrong).toEqual({
          code: 2,
          out: [],
          err: [
            '--years 0: give a whole number from 1 to 20',
            '--runs x: give a whole number from 1 to 100',
            '--start 2027-01-05 is not a Monday: its week begins 2027-01-04',
          ],
        });
        const nowhere = await run('simulate --from team.yml --picture nowhere/shares.png');
        expect(nowhere.err).toEqual([
          '--picture nowhere/shares.png: it cannot be written (ENOENT); name a file in a folder that is there',
        ]);
        expect(nowhere.code).toBe(2);
      });
    });
  });
}
