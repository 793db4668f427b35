import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CONFIG } from '../support/scenario.ts';
import { withTeam } from './with-team.ts';

/** `hotline due`: when an answer is due, and what is wrong with the configuration. */
export function dueCommand(): void {
  describe('hotline due', () => {
    it('answers each line with a JSON object', async () => {
      await withTeam(async (run) => {
        const { code, out, err } = await run(
          'due',
          {},
          '2027-01-15 16:30\n\n2027-01-12T18:00:00Z\n',
        );
        expect(err).toEqual([]);
        expect(out).toEqual([
          '{"at":"2027-01-16T00:30:00.000Z","due":"2027-01-19T16:30:00.000Z","dutyWeek":"2027-01-11","open":true}',
          '{"at":"2027-01-12T18:00:00.000Z","due":"2027-01-12T19:00:00.000Z","dutyWeek":"2027-01-11","open":true}',
        ]);
        expect(code).toBe(0);
      });
    });

    it('answers what it can, names each line that is no instant, and ends with 2', async () => {
      await withTeam(async (run) => {
        const { code, out, err } = await run(
          'due',
          {},
          'soon\n2027-01-12 10:00\n2027-02-30 10:00\n',
        );
        expect(out).toHaveLength(1);
        expect(err).toEqual([
          'line 1: “soon” is no instant; write 2027-01-15 16:30 (America/Los_Angeles) or 2027-01-16T00:30:00Z',
          'line 3: “2027-02-30 10:00” is no instant; write 2027-01-15 16:30 (America/Los_Angeles) or 2027-01-16T00:30:00Z',
        ]);
        expect(code).toBe(2);
      });
    });

    it('says where the configuration is wrong, a line for each problem', async () => {
      await withTeam(async (run, folder) => {
        const broken = CONFIG.replace('America/Los_Angeles', 'America/Los_Angelos');
        await writeFile(join(folder, 'hotline.yml'), broken.replace('lead: U06FOXTROT', 'lead: 6'));
        const { code, out, err } = await run('due 2027-01-12T18:00:00Z');
        expect(out).toEqual([]);
        expect(err.map((line) => line.split(': ').slice(0, 2).join(': '))).toEqual([
          'hotline.yml:7: teams.visit.lead',
          'hotline.yml:9: teams.visit.calendar.zone',
        ]);
        expect(err[1]).toContain('did you mean America/Los_Angeles');
        expect(code).toBe(2);
      });
    });

    it('knows no team but those of the configuration', async () => {
      await withTeam(async (run) => {
        const { code, err } = await run('due 2027-01-12T18:00:00Z --team paraview');
        expect(err).toEqual(['there is no team paraview: known are visit']);
        expect(code).toBe(2);
      });
    });
  });
}
