import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ALPHA, at, incident } from '../support/fixtures.ts';
import { sqliteStore } from '../support/sqlite.ts';
import { withTeam } from './with-team.ts';

/** `hotline stats`, as a person runs it. */
export function statsCommand(): void {
  describe('hotline stats', () => {
    const seed = async (folder: string): Promise<void> => {
      const { store } = await sqliteStore(join(folder, 'hotline.db'));
      await store.transaction(async (tx) => {
        const times = { cameInAt: at('2020-01-14 09:24'), dueAt: at('2020-01-14 10:24') };
        const answered = { by: ALPHA, at: at('2020-01-14 09:38') };
        await tx.incidents.insert(incident({ ...times, number: 1, state: 'answered', answered }));
      });
      await store.close();
    };

    it('says what the numbers say, from the database as it stands', async () => {
      await withTeam(async (run, folder) => {
        await seed(folder);
        const period = ['stats', '--period', '2020-01-14'];
        const { code, out, err } = await run(period);
        expect([code, err]).toEqual([0, []]);
        expect(out.slice(0, 4)).toEqual([
          'VisIt, 14 Jan 2020',
          '1 incident came in',
          'First answer within the goal: 1 of 1 (100 %)',
          'Median 14 business minutes, 90th percentile 14 business minutes',
        ]);
      });
    });

    it('says what is wrong with a period, and ends with 2', async () => {
      await withTeam(async (run) => {
        const { code, err } = await run('stats --period mai');
        expect([code, err.length]).toEqual([2, 1]);
        expect(err[0]).toMatch(/^--period: “mai” is no period that I know\. Write week/u);
      });
    });
  });
}
