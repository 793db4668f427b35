import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Ended, hotline } from '../support/hotline-command.ts';
import { CONFIG } from '../support/scenario.ts';
import { inFolder } from '../support/sqlite.ts';

/** In a folder with a team's `hotline.yml`. */
export async function withTeam(
  work: (
    /** Words are separated by blanks; a list may have blanks within. */
    run: (
      words: string | readonly string[],
      env?: Readonly<Record<string, string>>,
      stdin?: string,
    ) => Promise<Ended>,
    folder: string,
  ) => Promise<void>,
): Promise<void> {
  await inFolder(async (folder) => {
    await writeFile(join(folder, 'hotline.yml'), CONFIG);
    await work(async (words, env = {}, stdin = '') => {
      return await hotline(typeof words === 'string' ? words.split(' ') : words, {
        folder,
        env,
        stdin,
      });
    }, folder);
  });
}
