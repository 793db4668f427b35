import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CONFIG } from '../support/scenario.ts';
import { withTeam } from './with-team.ts';

/** `hotline mail preview`: how customers are written. */
export function mailCommand(): void {
  describe('hotline mail preview', () => {
    it('shows the mail in the team’s own words, or where they cannot be filled in', async () => {
      await withTeam(async (run, folder) => {
        const file = join(folder, 'hotline.yml');
        const own = `${CONFIG}    mail: { handoff: { subject: "{incident}: {primary} has it" } }\n`;
        await writeFile(file, own);
        const { code, out, err } = await run('mail preview');
        expect(err).toEqual([]);
        expect(out.slice(0, 2)).toEqual(['Subject: INC-41: bravo has it', 'Hello Dana Reed,']);
        expect(code).toBe(0);
        await writeFile(file, own.replace('{primary}', '{primery}'));
        const refused = await run('mail preview');
        expect(refused.err.join('\n')).toMatch(/hotline\.yml:\d+: .*did you mean \{primary\}\?$/u);
        expect(refused.code).toBe(2);
      });
    });
  });
}
