import { beforeAll, describe, expect, it } from '@jest/globals';
import { buildCommand } from '../support/hotline-command.ts';
import { databaseCommands } from './database-commands.ts';
import { doctorCommand } from './doctor-command.ts';
import { dueCommand } from './due-command.ts';
import { initCommands } from './init-commands.ts';
import { mailCommand } from './mail-command.ts';
import { planningCommands } from './planning-commands.ts';
import { statsCommand } from './stats-command.ts';
import { withTeam } from './with-team.ts';

// One file runs them all, since two builds at once would disturb each other.
beforeAll(buildCommand);

describe('hotline init', () => {
  initCommands();
});

dueCommand();
databaseCommands();
planningCommands();
statsCommand();
doctorCommand();
mailCommand();

describe('hotline', () => {
  it('ends with 2 on a command that it does not know', async () => {
    await withTeam(async (run) => {
      const { code, out, err } = await run('frobnicate');
      expect(out).toEqual([]);
      expect(err[0]).toBe("error: unknown command 'frobnicate'");
      expect(code).toBe(2);
    });
  });
});
