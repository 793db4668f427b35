import { spawn } from 'node:child_process';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { expect, it } from '@jest/globals';
import { hotline } from '../support/hotline-command.ts';
import { inFolder } from '../support/sqlite.ts';

const BOT = `xoxb-${'2'.repeat(12)}`;
const APP = `xapp-${'2'.repeat(12)}`;
const ANSWERS = `visit\n\nvisit-live\nU01ALPHA\nUTC\n\n\n\n\n${BOT}\n${APP}\n`;

/** `hotline init` as a process: files, rights, and what a terminal shows. */
export function initCommands(): void {
  it('takes piped answers, writes both files for the bot alone, and says what comes next', async () => {
    await inFolder(async (folder) => {
      const { code, out, err } = await hotline(['init'], { folder, stdin: ANSWERS });
      expect(err).toEqual([]);
      expect(out.slice(-5)).toEqual([
        'hotline.yml and .env are written. What comes next:',
        '  1. In Slack, in #visit-live: type /invite @hotline',
        '  2. npx hotline doctor    looks at all of it, and says how to mend what is wrong',
        '  3. npx hotline start     runs the bot',
        '  4. In Slack, in #visit-live: /oncall people adds those who take turns, /oncall plan makes the first plan.',
      ]);
      expect(code).toBe(0);
      expect((await stat(join(folder, '.env'))).mode & 0o777).toBe(0o600);
      const due = await hotline(['due', '2027-01-15 16:30'], { folder });
      expect(due.out[0]).toContain('"due":"2027-01-18T09:30:00.000Z"');
    });
  });

  it('writes over nothing, unless it is told to', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, '.env'), 'SLACK_BOT_TOKEN=mine\n');
      const words = ['init', '--yes', '--team=visit', '--channel=visit-live', '--admin=U01ALPHA'];
      const refused = await hotline(words, { folder });
      expect(refused.err).toEqual([
        '.env is there already: move it away, or write over it with --force',
      ]);
      expect(refused.code).toBe(2);
      expect(await readFile(join(folder, '.env'), 'utf8')).toBe('SLACK_BOT_TOKEN=mine\n');
      expect((await hotline([...words, '--force'], { folder })).code).toBe(0);
      expect(await readFile(join(folder, '.env'), 'utf8')).toContain('SLACK_BOT_TOKEN=\n');
    });
  });

  it('shows on a terminal what is typed, but no token', async () => {
    await inFolder(async (folder) => {
      const shown = await onTerminal(folder, ANSWERS);
      expect(shown).toContain('visit-live');
      expect(shown).toContain('are written');
      expect(shown).not.toContain('2'.repeat(12));
      expect(await readFile(join(folder, '.env'), 'utf8')).toContain(`SLACK_APP_TOKEN=${APP}\n`);
    });
  });
}

/** Types line by line, each when it is asked for, at a pseudo-terminal; what that showed. */
async function onTerminal(folder: string, answers: string): Promise<string> {
  const bin = fileURLToPath(new URL('../../bin/hotline.js', import.meta.url));
  const command = `'${process.execPath}' '${bin}' init`;
  const terminal = spawn('script', ['-qec', command, '/dev/null'], {
    cwd: folder,
    timeout: 30_000,
  });
  const lines = answers.split('\n').slice(0, -1);
  let shown = '';
  let unread = '';
  terminal.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
    unread += text;
    if (!/(?:^|\n)>(?: \[[^\n]*\])? $/u.test(stripVTControlCharacters(unread))) return;
    unread = '';
    terminal.stdin.write(`${lines.shift() ?? ''}\r`);
  });
  await new Promise((resolve, reject) => {
    terminal.once('error', reject).once('close', resolve);
  });
  return shown;
}
